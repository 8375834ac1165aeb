"""Whose a part of a count is: "26 dead, nine of them children" and "12 in Vint and seven in Orro" have one speaker."""

from dataclasses import replace

from tallybook.extract.draft import Draft
from tallybook.lexicon import Lexicon

OWN_CUE = 18  # code points between a figure of a list and a cue of its own


def as_told_before(drafts: list[Draft], lexicon: Lexicon) -> Draft:
    """The last draft; a part or a list's next item has the sources of the figure in its sentence that it follows."""
    last = drafts[-1]
    parts = last.relation in ("part", "list", "victim", "anaphor") and last.follows is not None
    changed = last.figure.first.i > 0 and last.figure.first.nbor(-1).lower_ in lexicon.verbs.compared
    own = any(0 <= a - last.figure.end <= OWN_CUE for a, _ in last.cues)  # "80,000, by A, or 22,000, by B"
    if not (parts or changed) or (last.sources and (own or last.relation != "list")):
        return last
    first = next((d for d in reversed(drafts[:-1]) if d.figure.start == last.follows), None)
    if changed and first is None:  # "documented 26 deaths, up from 14"
        first = next((d for d in reversed(drafts[:-1]) if d.measure == last.measure), None)
    if first is None or first.parsed.sentence != last.parsed.sentence:
        return last
    return replace(last, sources=first.sources, cues=first.cues, cue_verbs=first.cue_verbs, said_at=first.said_at)
