"""Transcripts: who speaks in turns. "GEN. TORV: Good morning." opens a turn, which ends where the next one opens.

A label in capitals, or a title with a name, opens a turn; so does any name where the text has questions set apart
("Q:"). What is asked is nobody's statement.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tallybook.extract import names
from tallybook.extract.parsed import Parsed
from tallybook.extract.speech import Mention, Speech, speech
from tallybook.lexicon import Lexicon
from tallybook.types import Citation, Document

OUTERMOST = 9  # the rank of who speaks, for all that his turn tells
_WORD = re.compile(r"[\w’'-]+")
_LABEL = re.compile(
    r"^[ \t]*+(?P<who>[A-Z][\w.’'-]*+(?: (?:of|for|and|the|[A-Z])[\w.’'-]*+){0,11}+)"
    r"(?P<aside>(?: \([^()\n]{2,80}\)){0,3}+):(?=\s)",
    re.MULTILINE,
)
_HOLDER = re.compile(r" \((?P<name>(?:[A-Z][\w.’'-]*+ ){1,4}[A-Z][\w’'-]*+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A turn: its label [start, end), and what is said [said, until)."""

    start: int
    end: int
    said: int
    until: int
    asks: bool


def turns(document: Document, parsed: Sequence[Parsed], lexicon: Lexicon) -> Iterator[Speech]:
    """The speech that each turn of a transcript is."""
    starts = [p.sentence.start for p in parsed]
    for turn in _turns(document.text, lexicon):
        at = bisect_right(starts, turn.start) - 1
        if turn.asks or not 0 <= at < len(parsed):
            continue
        token = next(iter(parsed[at].within(turn.start, turn.end)), None)
        if token is None:
            continue
        named = Mention(token=token, start=turn.start, end=turn.end)
        content = ((turn.said, turn.until),)
        cue = (turn.end, turn.end + 1)
        said = speech(parsed[at], named, cue, "say", content, (), "direct", rank=OUTERMOST)
        yield replace(said, turn=True)


def speaker(document: Document, mention: Mention, people: names.Cast, lexicon: Lexicon) -> Citation | None:
    """The citation of whom a label names, by the fullest name of the text; None where the body publishes itself."""
    label = document.text[mention.start : mention.end]
    titles = lexicon.attribute.turn_title
    words = [w for w in _WORD.findall(label) if w.lower() not in titles | {"the"}]
    name = re.sub(r"^the ", "", label, flags=re.IGNORECASE)
    if words:
        wanted = {w.lower() for w in words}
        fuller = [n.name for n in people.named if wanted <= set(n.words) and n.words[-1] == words[-1].lower()]
        name = max((*fuller, " ".join(words)), key=lambda n: (len(n.split()), not n.isupper()))
    elif (holder := names.bearer(name.lower(), people)) is not None:
        name = holder
    if document.publisher is not None and name.lower() == document.publisher.lower():
        return None
    kind = names.kind(name, label, lexicon)
    return Citation(
        name=name,
        kind="person" if words and kind == "unknown" else kind,
        party=None,
        anonymous=False,
        cue=":",
        start=mention.start,
        end=mention.end,
    )


def _turns(text: str, lexicon: Lexicon) -> list[_Turn]:
    found = list(_LABEL.finditer(text))
    asked = any(_asks(m["who"], lexicon) for m in found)
    known = {held["name"] for m in found if (held := _held(m)) is not None}
    opening = [
        m for m in found if m["who"] in known or _asks(m["who"], lexicon) or _opens(m["who"], lexicon, asked=asked)
    ]
    names = [m.span("who") if (held := _held(m)) is None else _within(m, held) for m in opening]
    if len(opening) == 1 and not _is_speech(text, opening[0]):
        return []
    ends = [*(m.start() for m in opening[1:]), len(text)]
    return [
        _Turn(start=start, end=stop, said=m.end(), until=end, asks=_asks(m["who"], lexicon))
        for m, (start, stop), end in zip(opening, names, ends, strict=False)
    ]


def _held(label: re.Match[str]) -> re.Match[str] | None:
    """Who holds the office of a label: "The Prime Minister (Ana Torv)"; behind a name stands where he is from."""
    return _HOLDER.match(label["aside"]) if label["who"].startswith("The ") else None


def _within(label: re.Match[str], held: re.Match[str]) -> tuple[int, int]:
    """Where the name of an office's holder stands: "The Secretary of State for Defence (Ana Torv):"."""
    return label.start("aside") + held.start("name"), label.start("aside") + held.end("name")


def _is_speech(text: str, only: re.Match[str]) -> bool:
    """Whether the only label of a text opens a speech and no headline: "PREMIER: 12 DEAD", "Premier Vey: 12 dead"; so
    does an office with its holder.
    """
    line = text[only.end() :].split("\n", 1)[0]
    sentences = line.count(". ") + line.rstrip().endswith((".", "?", "!"))
    told = only["who"].isupper() or _held(only) is not None
    return told and any(c.islower() for c in line) and sentences > 0


def _asks(label: str, lexicon: Lexicon) -> bool:
    return label.lower().rstrip(".") in lexicon.attribute.turn_asks


def _opens(label: str, lexicon: Lexicon, *, asked: bool) -> bool:
    """Whether a label names a speaker, and no heading or place does: by a title, or where questions are set apart."""
    words = [w.lower() for w in _WORD.findall(label)]
    office = next((n for n, w in enumerate(words) if w in ("of", "for")), len(words)) - 1
    ends = {words[office]} if words[0] == "the" else {words[-1]} if office == len(words) - 1 else set()
    titled = bool({words[0], *ends} & lexicon.attribute.turn_title)  # "The Secretary of State for Defence"
    if titled and (label.isupper() or len(words) > 1):
        return True
    return asked and len(words) > 1 and not set(words) & _never(lexicon)


@lru_cache(maxsize=4)
def _never(lexicon: Lexicon) -> frozenset[str]:
    """Words of measures, which head a list and name nobody."""
    return frozenset(
        w for m in lexicon.measures.values() for w in (*m.adjective, *m.noun, *m.toll, *m.group) if " " not in w
    )
