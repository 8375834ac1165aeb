"""Attributions told by punctuation: cues that commas or quotation marks set off, and quotations before or behind a cue.

The parse of a sentence with a quotation in it is seldom whole; commas and marks are surer.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tallybook.extract.asides import Aside, aside
from tallybook.extract.parsed import Parsed
from tallybook.extract.quotes import around
from tallybook.extract.speech import minus
from tallybook.extract.voices.clauses import that_behind
from tallybook.extract.voices.ends import said_end
from tallybook.extract.voices.phrases import (
    FINITE,
    Manner,
    Voice,
    child,
    is_passive,
    left,
    phrase_before,
    right,
    span,
    verb_group,
)
from tallybook.extract.voices.speakers import cue_lemma, speaks, subject
from tallybook.extract.voices.verbal import cue_tokens, source_span
from tallybook.lexicon import Lexicon

Quotations = list[tuple[int, int]]
BEFORE_QUOTE = 16  # tokens between a cue and the quotation that it opens
RELATIVES = frozenset({"WP", "WDT", "WP$"})
SCARE = 2  # words in quotation marks that are no statement of their own


def set_off(
    parsed: Parsed, verb: Any, quoted: Quotations, set_in: Mapping[int, Aside], lexicon: Lexicon
) -> Voice | None:
    """ "..., the ministry said, ...", "...," said Odd Vey, a baker. `set_in`: the asides by their verbs' indices."""
    found, others = set_in.get(verb.i), set_in.values()
    if found is None or found.head.lower_ in lexicon.voices.nobody - {"it"}:
        return None
    tokens = parsed.tokens
    group = cue_tokens(parsed, verb, len(tokens) if found.low == verb.i else verb.i, lexicon)
    if found.low == verb.i:
        group = [t for t in group if t.i <= verb.i or t.i > found.last.i] if group[-1].i > found.last.i else [verb]
        if group[0].i > found.last.i or group[-1].i - group[0].i > len(group) - 1:
            group = [verb]
    source = _whole(parsed, found, verb, quoted)
    end = max(group[-1].i, source[-1].i, found.high - 1)
    end = _adjuncts(parsed, end, verb)
    start = min(found.low, source[0].i, group[0].i)
    before = [a.high for a in others if a.high <= found.low]
    behind = [a.low for a in others if a.low >= found.high]
    low, high = _part(parsed, start, end)
    low, high = max([low, *before]), start if behind and min(behind) <= high else high
    high = said_end(parsed, end + 1, high, verb, lexicon)
    content = [*_stretch(parsed, low, start), *_resumed(parsed, end + 1, high, lexicon)]
    if _is_quoted(parsed, content[:1], quoted):  # behind "...," she said, only quotations go on
        marks = [(a, b) for a, b in quoted if a < content[-1][1]]
        content = [*content[:1], *(p for p in content[1:] if any(p[0] < b and a < p[1] for a, b in marks))]
    content = [p for p in content if _words(parsed.document.text[p[0] : p[1]])]
    cue = span(parsed, group)
    content = list(_whole_quotations(content, quoted, cue[0]))
    if not content:
        return None
    return Voice(
        parsed=parsed, head=found.head, source=(span(parsed, source),), cue=(cue,), content=tuple(content),
        lemma=cue_lemma(verb, lexicon), quoted=manner(parsed, content, quoted, cue[0]),
    )  # fmt: skip


def _is_quoted(parsed: Parsed, content: list[tuple[int, int]], quoted: Quotations) -> bool:
    """Whether what is said is all in quotation marks."""
    bare = [p for piece in content for p in minus(piece, quoted)]
    return bool(content) and not any(_words(parsed.document.text[a:b]) for a, b in bare)


def asides(parsed: Parsed, lexicon: Lexicon) -> dict[int, Aside]:
    """The asides of a sentence by the indices of their verbs."""
    found: dict[int, Aside] = {}
    for token in parsed.tokens:
        lemma = cue_lemma(token, lexicon)
        cue = token.pos_ in ("VERB", "AUX") and lemma in lexicon.voices.clause | lexicon.voices.question
        if lemma in lexicon.voices.going_on and token.tag_ in FINITE:
            cue = child(token, "prt") is not None and child(token, "xcomp", "ccomp") is None
        if token.dep_ == "ccomp" and parsed.tokens[left(token)].tag_ in RELATIVES | {"WRB"}:
            continue  # "what, if anything, the two discussed"
        opens = token.i > 0 and parsed.tokens[token.i - 1].is_quote and not parsed.tokens[token.i - 1].whitespace_
        if cue and not opens and not is_passive(token) and that_behind(parsed, token, lexicon) is None:
            one = _inverted(parsed, token, lexicon) or aside(parsed, token, lexicon) or _parenthesis(parsed, token)
            if one is not None and not any(one.low < f.high and f.low < one.high for f in found.values()):
                found[token.i] = one
    return found


def _parenthesis(parsed: Parsed, verb: Any) -> Aside | None:
    """ "Her friends, she said later, had left": a cue with its own subject between two commas, and nothing in it."""
    head = child(verb, "nsubj")
    if head is None or head.i > verb.i or left(head) == 0 or verb.tag_ not in FINITE | {"VBN"}:
        return None
    end = _adjuncts(parsed, verb.i, verb)
    tokens = parsed.tokens
    if (
        tokens[left(head) - 1].text not in (",", "—", "–", "--")
        or end + 2 >= len(tokens)
        or tokens[end + 1].text != tokens[left(head) - 1].text
    ):
        return None
    if child(verb, "ccomp", "dobj", "xcomp") is not None or tokens[left(verb)].tag_ in RELATIVES | {"WRB"}:
        return None
    return Aside(head=head, first=tokens[left(head)], last=head, low=left(head), high=verb.i + 1)


def _inverted(parsed: Parsed, verb: Any, lexicon: Lexicon) -> Aside | None:
    """ "The road, said Ana Ferro, was closed", ""We are not," read one sign.": a verb and its speaker in marks."""
    tokens = parsed.tokens
    quote = verb.i > 1 and tokens[verb.i - 1].is_quote and verb.tag_ in ("VB", "VBP")
    if verb.lemma_.lower() in lexicon.attribute.told_whom:
        return None  # "told Radio Fenna": that is the hearer
    if verb.i == 0 or not (quote or (verb.tag_ in ("VBD", "VBZ") and tokens[verb.i - 1].text == ",")):
        return None
    found = phrase_behind(parsed, verb.i + 1)
    if found is None:
        return None
    head, stop = found
    if stop < len(tokens) and tokens[stop].text != "," and not quote and tokens[stop].tag_ not in RELATIVES:
        before = tokens[: verb.i - 1]  # "Not so, says the ministry."
        if tokens[stop].text != "." or stop + 2 < len(tokens) or any(t.pos_ in ("ADP", "VERB") for t in before):
            return None
    return Aside(head=head, first=tokens[verb.i + 1], last=tokens[stop - 1], low=verb.i, high=stop)


def phrase_behind(parsed: Parsed, first: int) -> tuple[Any, int] | None:
    """The head of the noun phrase that begins at a token, and the index behind the phrase; None where none does."""
    tokens = parsed.tokens
    if first >= len(tokens) or tokens[first].pos_ not in ("PROPN", "DET", "NOUN", "ADJ", "NUM", "PRON"):
        return None
    stop = next(
        (t.i for t in tokens[first:] if t.text in (",", ".", ";", "—", "–") or t.is_quote or t.tag_ in RELATIVES),
        len(tokens),
    )
    phrase = tokens[first:stop]
    if any(
        (t.tag_ in FINITE and not _hangs_on(t, phrase)) or (t.pos_ in ("SCONJ", "PART") and t.tag_ != "POS")
        for t in phrase
    ):
        return None
    bound = next((t.i for t in phrase if t.pos_ == "ADP"), stop)
    head = next((t for t in reversed(tokens[first:bound]) if t.pos_ in ("PROPN", "NOUN", "PRON", "NUM")), None)
    return None if head is None else (head, stop)


def _hangs_on(verb: Any, phrase: Sequence[Any]) -> bool:
    """Whether a form in "-ed" is a participle of a noun before it: "read a banner hung from the balcony"."""
    quote = phrase[0].i > 1 and phrase[0].nbor(-2).is_quote
    plain = verb.pos_ == "VERB" and verb.tag_ == "VBD" and child(verb, "dobj", "ccomp", "aux") is None
    return bool(quote and plain and verb.i > phrase[0].i and verb.i < phrase[-1].i and verb.nbor(1).pos_ == "ADP")


def _whole(parsed: Parsed, found: Aside, verb: Any, quoted: Quotations) -> list[Any]:
    """The tokens of an aside's source with the appositions and relative clauses that belong to it."""
    tokens = parsed.tokens
    first, last = found.first.i, found.last.i
    if first > verb.i:
        if last + 1 < len(tokens) and tokens[last + 1].tag_ in RELATIVES:
            last = _relative_end(parsed, last + 1)
        while last + 2 < len(tokens) and tokens[last + 1].text == ",":
            stop = last + 2
            if tokens[stop].tag_ in RELATIVES:
                last = _relative_end(parsed, stop)
                continue
            while stop < len(tokens) and not (tokens[stop].text in (",", ".", ";") or tokens[stop].is_quote):
                stop += 1
            piece = tokens[last + 2 : stop]
            closed = stop >= len(tokens) or tokens[stop].text in (",", ".", ";") or tokens[stop].is_quote
            if not len(piece) or not closed or not _apposition(piece):
                break
            last = stop - 1
        return list(tokens[first : last + 1])
    end = verb_group(parsed, verb)[0].i
    low = min(first, max(left(found.head), first - 14))
    if low < first and any(t.is_quote or t.tag_ in FINITE for t in tokens[low:first]):
        low = first
    marks = [t.i for t in tokens[max(0, first - 14) : first] if t.is_quote]
    if marks and not any(t.tag_ in FINITE for t in tokens[marks[-1] : first]):
        low = marks[-1] + 1  # "..., a spokeswoman for the mine, Ilse Maren, said"
    spoken = [b for a, b in quoted if b <= parsed.start(found.head) and a < parsed.start(tokens[end - 1])]
    near = [t.i for t in tokens[max(0, first - 14) : first + 1] if spoken and parsed.start(t) >= spoken[-1]]
    if near and not any(t.tag_ in FINITE or t.text in ".;" for t in tokens[near[0] : first]):
        low = near[0]  # all that stands between a quotation and its verb
    kept = list(tokens[low:end])
    while kept and (kept[-1].is_punct or kept[-1].pos_ == "ADV") and kept[-1].i > found.head.i:
        kept = kept[:-1]
    while kept and kept[0].i < found.head.i and (kept[0].is_punct or kept[0].pos_ in ("CCONJ", "SCONJ")):
        kept = kept[1:]
    return kept or [found.head]


def _relative_end(parsed: Parsed, first: int) -> int:
    """The index of the last token of a relative clause: up to a quotation, a semicolon or the sentence's end."""
    tokens = parsed.tokens
    stop = next((t.i for t in tokens[first:] if t.text in (";", "—") or t.is_quote), len(tokens))
    clause = tokens[first].head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head  # "whose home was flooded"
    whole = [c for c in clause.subtree if c.i >= first] if clause.i >= first else []
    end = min(stop, max([c.i for c in whole], default=stop - 1) + 1)
    while end > first + 1 and tokens[end - 1].is_punct:
        end -= 1
    return end - 1


def _apposition(piece: Sequence[Any]) -> bool:
    first = piece[0]
    nominal = first.pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or first.tag_ == "PRP$" or first.lower_ == "who"
    stop = next((at for at, t in enumerate(piece) if t.tag_ in ("WP", "WDT")), len(piece))
    return nominal and not any(t.tag_ in FINITE for t in piece[:stop])


def _adjuncts(parsed: Parsed, end: int, verb: Any) -> int:
    """The last token of what says where, when and how it was said, up to the next comma."""
    tokens = parsed.tokens
    at = end
    while at + 1 < len(tokens) and not (
        tokens[at + 1].text in (",", ".", ";", ":", "—", "–", "--") or tokens[at + 1].is_quote
    ):
        at += 1
    piece = tokens[end + 1 : at + 1]
    if not len(piece) or (any(t.tag_ in FINITE for t in piece) and piece[0].pos_ not in ("SCONJ", "ADP")):
        return end
    return at


def _part(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """The tokens [low, high) between the semicolons around an aside."""
    stops = [t.i for t in parsed.tokens if t.text == ";"]
    colons = [t.i for t in parsed.tokens if t.text == ":" and t.whitespace_ and t.i < start - 2]
    low = max([s + 1 for s in (*stops, *colons) if s < start], default=0)
    high = min([s for s in stops if s > end], default=len(parsed.tokens))
    return low, high


def _stretch(parsed: Parsed, low: int, high: int) -> Iterator[tuple[int, int]]:
    tokens = [t for t in parsed.tokens[low:high]]
    while tokens and (tokens[0].text in (",", ";", ":", "—", "–", "--", "-") or tokens[0].is_space):
        tokens = tokens[1:]
    while tokens and tokens[-1].text in (",", ";", ":", "—", "–", "--", "-"):
        tokens = tokens[:-1]
    if tokens:
        yield span(parsed, tokens)


def _resumed(parsed: Parsed, low: int, high: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """What is said behind an aside: it goes on with a clause or a quotation, not with another cue."""
    tokens = parsed.tokens
    while low < high and (tokens[low].text in (",", ":", "—", "–", "--") or tokens[low].is_space):
        low += 1
    if low >= high:
        return
    first = tokens[low]
    if first.lower_ in lexicon.voices.medium_by and not any(t.tag_ in FINITE for t in tokens[low:high]):
        return  # "..., said Vey, on the \"This Week\" program"
    following = tokens[low + 1] if low + 1 < high else None
    if first.lower_ in ("before", "after", "while", "then") and following is not None and following.tag_ == "VBG":
        return  # "..., she said, before adding: ..."
    opens = next((t.i for t in tokens[low + 1 : high] if t.is_quote), None)
    plain = opens is not None and first.pos_ == "ADP" and tokens[opens - 1].text == ","
    if opens is not None and plain and not any(t.tag_ in FINITE for t in tokens[low:opens]):
        low, first = opens, tokens[opens]  # "he adds, with a grin, "I never ..." "
    if first.tag_ in ("VBG", "WP", "WDT") and not first.is_quote:
        quote = next((t.i for t in tokens[low:high] if t.is_quote), None)
        if first.tag_ != "VBG" or quote is None or cue_lemma(first, lexicon) in lexicon.voices.clause:
            return
        if tokens[quote - 1].text in (",", ":"):  # "said, turning to her opponent, "you'll find ..." "
            low = quote
    yield from _stretch(parsed, low, high)


def _words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _whole_quotations(content: list[tuple[int, int]], quoted: Quotations, cue: int) -> Iterator[tuple[int, int]]:
    """The content, each quotation that it touches as a whole, over the sentence's bounds; not one around the cue."""
    for a, b in content:
        held = [(x, y) for x, y in quoted if x < b and a < y and not x <= cue < y]
        yield min([a, *(x for x, _ in held)]), max([b, *(y for _, y in held)])


def manner(parsed: Parsed, content: Sequence[tuple[int, int]], quoted: Quotations, cue: int) -> Manner:
    """Whether what is said is a quotation, has one in it, or has none."""
    held = [(x, y) for x, y in quoted for a, b in content if x < b and a < y and not x <= cue < y]
    if not held:
        return "indirect"
    bare = [p for piece in content for p in minus(piece, held)]
    return "mixed" if any(_words(parsed.document.text[a:b]) for a, b in bare) else "direct"


def opening(parsed: Parsed, verb: Any, quoted: Quotations, lexicon: Lexicon) -> Voice | None:
    """ "Ferro said: "...", "the minister, visibly angry, told reporters, "..."": a quotation behind its cue."""
    start, end = parsed.end(verb), parsed.sentence.end
    opens = next(((a, b) for a, b in quoted if start <= a < end), None)
    if opens is None:
        return None
    between = [t for t in parsed.tokens[verb.i + 1 :] if parsed.start(t) < opens[0]]
    if len(between) > BEFORE_QUOTE or any(t.tag_ in FINITE or t.tag_ in ("VBG", "WP", "WDT") for t in between):
        return None
    if between and between[-1].text not in (",", ":"):
        return None
    if (
        not between
        and parsed.tokens[verb.i + 1 : verb.i + 2]
        and not parsed.document.text[opens[0] + 1 : opens[0] + 2].isupper()
    ):
        return None
    who = subject(verb, lexicon)
    if who is None and verb.tag_ == "VBN" and verb.dep_ == "acl" and between:
        who = verb.head  # a main verb that the parse took for a participle: "The general barked: ..."
    lost = phrase_before(parsed, verb) if who is None and verb.tag_ in FINITE else None
    if lost is not None:
        who = lost[0]
    if who is not None and verb.tag_ == "VBG" and around(quoted, parsed.start(who)) is not None:
        above = (t for t in parsed.tokens[: verb.i] if cue_lemma(t, lexicon) in lexicon.voices.clause)
        who = next((subject(t, lexicon) for t in above if around(quoted, parsed.start(t)) is None), who)
    if who is None or not (speaks(who, lexicon) or cue_lemma(verb, lexicon) in lexicon.voices.clause):
        return None
    if who.lower_ in lexicon.voices.nobody - {"it"}:
        return None
    last = parsed.within(opens[0], min(opens[1], end))
    said = [*last] or [verb]
    group = cue_tokens(parsed, verb, said[0].i, lexicon)
    rest = [t for t in parsed.tokens if parsed.start(t) >= opens[1]]
    stop = end if any(t.is_quote for t in rest) or not any(_words(t.text) for t in rest) else opens[1]
    if any(t.tag_ in (*FINITE, "VBG") and cue_lemma(t, lexicon) in lexicon.voices.clause for t in rest):
        stop = opens[1]  # "said: "...", adding, "..." "
    source = source_span(parsed, who, verb, said) if lost is None else span(parsed, lost[1])
    own = child(verb, "nsubj") is not None
    first = [(a, b) for a, b in quoted if own and 0 <= source[0] - b <= 2 and b > parsed.sentence.start]
    content = tuple(_whole_quotations([*first, (opens[0], max(stop, opens[0] + 1))], quoted, parsed.start(verb)))
    return Voice(
        parsed=parsed, head=who, source=(source,), cue=(span(parsed, group),),
        content=content, lemma=cue_lemma(verb, lexicon), quoted=manner(parsed, content, quoted, parsed.start(verb)),
    )  # fmt: skip


def quoting(parsed: Parsed, quotation: tuple[int, int], lexicon: Lexicon) -> Voice | None:
    """ "The governor blamed the 'rigged' vote on ...": the verb above a quoted phrase, where its subject can speak."""
    inside = [t for t in parsed.within(*quotation) if not t.is_punct]
    if len(inside) <= SCARE:
        return None
    root = inside[0]
    while root.head.i in {t.i for t in inside} and root.head.i != root.i:
        root = root.head
    verb = root.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX") or verb in inside or is_passive(verb) or verb.lemma_ == "be":
        return None
    who = subject(verb, lexicon)
    if who is None or not speaks(who, lexicon) or who in inside or verb.i > inside[0].i:
        return None
    part = next((c for c in verb.children if left(c) <= root.i <= right(c) and c.i > verb.i), None)
    tokens = [*inside] if part is None else list(parsed.tokens[max(left(part), verb.i + 1) : right(part) + 1])
    named = child(verb, "dobj")
    if named is not None and verb.i < left(named) < tokens[0].i and tokens[0].i - right(named) <= 2:
        tokens = list(parsed.tokens[left(named) : tokens[-1].i + 1])
    content = tuple(_whole_quotations([span(parsed, tokens)], [quotation], parsed.start(verb)))
    return Voice(
        parsed=parsed, head=who, source=(source_span(parsed, who, verb, tokens),),
        cue=(span(parsed, verb_group(parsed, verb)),), content=content, lemma=cue_lemma(verb, lexicon), quoted="mixed",
    )  # fmt: skip
