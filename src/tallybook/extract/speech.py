"""One attributed statement: its source, its cue, what it covers. What the readers of cues share."""

from dataclasses import dataclass
from typing import Any, Literal

from tallybook.extract.parsed import Parsed, extent
from tallybook.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A source as it is mentioned: its head token and the whole phrase's span [start, end) in the document."""

    token: Any
    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One attributed statement. Spans are [start, end) of the document's text.

    `rank` orders the chain: "according to" stands outside the verb of saying, which stands outside
    those in its own content. `impersonal`: "it is estimated that", a cue without a source.
    `issued`: the whole document is its source's own text. `turn`: a speaker's turn in a transcript.
    """

    sentence: tuple[int, int]
    source: tuple[int, int] | None
    source_token: Mention | None
    cue: tuple[int, int] | None
    verb: str
    content: tuple[tuple[int, int], ...]
    said_at: tuple[tuple[int, int], ...]
    quoted: Literal["direct", "indirect", "mixed"]
    rank: int
    cites: Mention | None
    impersonal: bool = False
    issued: bool = False
    turn: bool = False


def mention(parsed: Parsed, token: Any, lexicon: Lexicon) -> Mention:
    """The noun phrase of a token, without its relative clauses and appositions."""
    kept = [t for t in token.subtree if not _cut_off(t, token)]
    if token.pos_ == "PROPN":
        kept = _from_name(kept, token, lexicon)
    start, end = extent(parsed, _contiguous(kept, token))
    end = _which_one(parsed, token, named_end(parsed, token, end, lexicon), lexicon)
    return Mention(token=token, start=start, end=end, heading=parsed.sentence.heading)


def _from_name(tokens: list[Any], head: Any, lexicon: Lexicon) -> list[Any]:
    """The phrase without the occasion that a parse makes a part of the name: "At a news conference Ana Ferro said"."""
    before = [t for t in tokens if t.i < head.i and t.pos_ == "NOUN" and t.lower_ in lexicon.attribute.occasion]
    opens = bool(before) and tokens[0].i > 0 and tokens[0].nbor(-1).pos_ == "ADP"
    return [t for t in tokens if t.i > before[-1].i] if opens else tokens


def _which_one(parsed: Parsed, head: Any, end: int, lexicon: Lexicon) -> int:
    """Where an unnamed source's phrase ends, over what says which one it is, whatever the parse hangs that on:
    "quoting a source in the prosecutor's office".
    """
    words, behind = lexicon.attribute, head.i + 1
    unnamed = head.lower_ in words.anonymous and head.left_edge.lower_ in ("a", "an", "one")
    if not unnamed or parsed.end(head) != end or behind >= len(parsed.tokens):
        return end
    preposition = parsed.tokens[behind]
    of = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if preposition.lower_ not in words.which_one or of is None or of.lower_ in words.said_when | words.calendar:
        return end
    return extent(parsed, [preposition, *_contiguous([t for t in of.subtree if not _cut_off(t, of)], of)])[1]


def named_end(parsed: Parsed, head: Any, end: int, lexicon: Lexicon) -> int:
    """Where a source's own name ends: "the health ministry in Vint" is the health ministry, "officials in Vint" are not
    all officials.
    """
    if head.lower_ in lexicon.attribute.anonymous and head.left_edge.lower_ in ("a", "an", "one"):
        return end
    described = any(c.i < head.i and c.dep_ in ("compound", "amod", "nmod", "poss") for c in head.children)
    behind = [t for t in parsed.tokens[head.i + 1 :] if parsed.end(t) <= end]
    for at, token in enumerate(behind):
        if token.pos_ == "ADP" and token.lower_ not in ("of", "for") and described:
            return parsed.end(behind[at - 1]) if at else parsed.end(head)
    return end


def _cut_off(token: Any, head: Any) -> bool:
    """Relative clauses, appositions' tails and what hangs on them are no part of the name phrase."""
    while token.i != head.i:
        if (token.dep_ in ("relcl", "acl", "advcl", "punct", "cc") and token.head.i == head.i and token.i > head.i) or (
            token.dep_ == "appos" and token.i > head.i and token.head.i == head.i
        ):
            return True
        if token.head.i == head.i and token.i < head.i and (token.dep_ == "advcl" or token.text == ","):  # "Asked by"
            return True
        token = token.head
    return False


def _contiguous(tokens: list[Any], head: Any) -> list[Any]:
    ordered = sorted(tokens, key=lambda t: t.i)
    at = next(i for i, t in enumerate(ordered) if t.i == head.i)
    low = high = at
    while low > 0 and ordered[low - 1].i == ordered[low].i - 1:
        low -= 1
    while high + 1 < len(ordered) and ordered[high + 1].i == ordered[high].i + 1:
        high += 1
    return ordered[low : high + 1]


def speech(
    parsed: Parsed,
    mention: Mention | None,
    cue: tuple[int, int],
    verb: str,
    content: tuple[tuple[int, int], ...],
    said_at: tuple[tuple[int, int], ...],
    quoted: Literal["direct", "indirect", "mixed"],
    *,
    rank: int,
    cites: Mention | None = None,
    impersonal: bool = False,
) -> Speech:
    """A speech of the sentence; its source is the mention\'s span."""
    source = (mention.start, mention.end) if mention is not None else None
    sentence = (parsed.sentence.start, parsed.sentence.end)
    return Speech(
        sentence=sentence,
        source=source,
        source_token=mention,
        cue=cue,
        verb=verb,
        content=content,
        said_at=said_at,
        quoted=quoted,
        rank=rank,
        cites=cites,
        impersonal=impersonal,
    )


def minus(whole: tuple[int, int], parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The whole span without the parts."""
    left = [whole]
    for a, b in parts:
        left = [piece for s, e in left for piece in ((s, min(e, a)), (max(s, b), e)) if piece[0] < piece[1]]
    return left


def widened(
    parsed: Parsed,
    content: list[tuple[int, int]],
    spoken: list[tuple[int, int]],
    cue: tuple[int, int],
    named: Mention,
    inside: tuple[int, int] | None,
) -> tuple[list[tuple[int, int]], Literal["direct", "indirect", "mixed"]]:
    """The content with the whole of each quotation that it touches, over the sentence's bounds."""
    out, direct = list(content), False
    for a, b in spoken:
        if a <= cue[0] < b or (named.start >= a and named.end <= b):
            continue
        touches = any(x < b and a < y for x, y in content)
        beside = abs(cue[0] - b) <= 60 or 0 <= a - cue[1] <= 60 or abs(named.start - b) <= 8
        if not touches and b <= cue[0] and _adds(parsed, cue):
            continue  # "adding that": what was said before is another speech
        if touches or beside:
            out.append((a, b))
            direct = True
    if not direct:
        return out, "indirect"
    plain = any(not any(a <= x and y <= b for a, b in spoken) for x, y in content)
    return out, "mixed" if plain else "direct"


def _adds(parsed: Parsed, cue: tuple[int, int]) -> bool:
    return any(t.tag_ == "VBG" for t in parsed.within(*cue))
