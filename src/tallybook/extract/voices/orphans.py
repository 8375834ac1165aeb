"""Quotations that no cue claims: whoever acts beside them in the paragraph says them, else whoever spoke last."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.voices.phrases import FINITE, Voice, child, noun_phrase, span
from tallybook.extract.voices.speakers import speaks
from tallybook.lexicon import Lexicon

SHORTEST = 4  # words of a quotation that is a statement and no name or scare quote
CERTAIN = 8  # words of one that is a statement though it begins with a small letter
TITLE = 0.6  # share of words with a capital in a title


def adopted(
    parsed: Sequence[Parsed], found: list[Voice], quoted: list[tuple[int, int]], lexicon: Lexicon
) -> list[Voice]:
    """The voices, those of the quotations that no voice holds among them, in order of their cues."""
    voices = list(found)
    for quotation in quoted:
        held = [p for v in voices for p in (*v.content, *v.cue, *v.source)]
        if any(a < quotation[1] and quotation[0] < b for a, b in held):
            continue
        here = next((at for at, p in enumerate(parsed) if p.sentence.start <= quotation[0] < p.sentence.end), None)
        if here is None or parsed[here].sentence.heading or not _states(parsed[here], quotation):
            continue
        who = _beside(parsed, here, quotation, lexicon)
        if who is None and (at := _last(parsed[here], voices, quotation)) is not None:
            voices[at] = replace(voices[at], content=(*voices[at].content, quotation))
            continue
        mark = (quotation[0], quotation[0] + 1)
        source = () if who is None else (span(who[0], noun_phrase(*who)),)
        head = None if who is None else who[1]
        voices.append(
            Voice(parsed=parsed[here], head=head, source=source, cue=(mark,), content=(quotation,), lemma="say",
                  quoted="direct")
        )  # fmt: skip
    return sorted(voices, key=lambda v: v.cue[0])


def _states(parsed: Parsed, quotation: tuple[int, int]) -> bool:
    """Whether the words in marks state something: they are a sentence, or many, and no title."""
    text = parsed.document.text[quotation[0] + 1 : quotation[1] - 1]
    words = text.split()
    if len(words) < SHORTEST or sum(w[:1].isupper() for w in words) > TITLE * len(words):
        return False
    return len(words) >= CERTAIN or (words[0][:1].isupper() and text.rstrip()[-1:] in ".!?,…—–")


def _beside(
    parsed: Sequence[Parsed], here: int, quotation: tuple[int, int], lexicon: Lexicon
) -> tuple[Parsed, Any] | None:
    """The subject of the sentence around a quotation, or of the next one or the one before in its paragraph."""
    around = [here]
    whole = parsed[here].sentence.start >= quotation[0] - 1
    last = next((at for at in range(here, len(parsed)) if parsed[at].sentence.end >= quotation[1] - 1), here)
    around = [last + 1, here - 1] if whole else [here]
    for at in around:
        if not 0 <= at < len(parsed) or parsed[at].sentence.paragraph != parsed[here].sentence.paragraph:
            continue
        root = next((t for t in parsed[at].tokens if t.dep_ == "ROOT"), None)
        who = None if root is None or root.tag_ not in FINITE else child(root, "nsubj")
        outside = who is not None and not quotation[0] <= parsed[at].start(who) < quotation[1]
        if who is not None and outside and who.pos_ != "PRON" and speaks(who, lexicon):
            return parsed[at], who
    return None


def _last(parsed: Parsed, voices: Sequence[Voice], quotation: tuple[int, int]) -> int | None:
    """The voice that spoke last before a quotation, in its paragraph or the one before."""
    before = [(v.cue[0][0], at) for at, v in enumerate(voices) if v.head is not None and v.cue[0][0] < quotation[0]]
    if not before:
        return None
    at = max(before)[1]
    near = parsed.sentence.paragraph - voices[at].parsed.sentence.paragraph <= 1
    return at if near else None
