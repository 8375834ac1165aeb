"""The order of the readers: each token that may be a cue, then the quotations that nobody was found for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tallybook.extract import names
from tallybook.extract.asides import Aside
from tallybook.extract.cues import set_apart
from tallybook.extract.parsed import Parsed
from tallybook.extract.quotes import around, quotations
from tallybook.extract.speakers import citation
from tallybook.extract.speech import Mention, Speech, minus
from tallybook.extract.speech import mention as mention_of
from tallybook.extract.voices.behind import behind_full_stop, fronted
from tallybook.extract.voices.nominal import adjectival, clause_of, nominal
from tallybook.extract.voices.orphans import adopted
from tallybook.extract.voices.passive import passive
from tallybook.extract.voices.phrasal import phrasal, transcript
from tallybook.extract.voices.phrases import Voice, child, united
from tallybook.extract.voices.relative import gapped
from tallybook.extract.voices.speakers import cue_lemma
from tallybook.extract.voices.spoken import asides, manner, opening, quoting, set_off
from tallybook.extract.voices.verbal import verbal
from tallybook.lexicon import Lexicon
from tallybook.types import Attribution, Document, Span

EDGES = ",;:–—-"
OPENERS = "\"“‘'«"
CLOSERS = "\"”’'»"
PAUSE = 12  # tokens of a sentence between two quotations of one speaker
SAID = frozenset({"say", "tell", "add", "explain", "write", "recall", "insist", "argue", "warn", "complain"})


def attributions(document: Document, parsed: Sequence[Parsed], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution of the document's sentences in order of their cues; spans are [start, end) of its text."""
    quoted = quotations(document.text)
    found: list[Voice] = []
    for at, sentence in enumerate(parsed):
        here = list(_voices(sentence, quoted, lexicon))
        if not here and at:
            single = behind_full_stop(sentence, parsed[at - 1], quoted, lexicon)
            here = [single] if single is not None else []
        goes_on = _run_on(sentence, parsed[at - 1] if at else None, found, quoted)
        found += [v for v in here if not goes_on or around(quoted, v.cue[0][0]) is not None]
    found = [v for v in adopted(parsed, found, quoted, lexicon) if not _in_anothers_words(v, found, quoted)]
    cast = names.cast(document, lexicon)
    rows: list[Attribution] = []
    earlier: list[Speech] = []
    for voice in found:
        made = _attribution(document, voice, cast, earlier, lexicon)
        if made is not None:
            rows.append(made)
    return tuple(rows)


def _in_anothers_words(voice: Voice, voices: Sequence[Voice], quoted: list[tuple[int, int]]) -> bool:
    """Whether a cue stands in a quotation that somebody says: what is in his words is his statement, and one."""
    own = around(quoted, voice.cue[0][0])
    if own is None or own[0] == voice.cue[0][0]:
        return False
    outer = (v for v in voices if v is not voice and around(quoted, v.cue[0][0]) != own)
    return any(a <= voice.cue[0][0] < b for v in outer for a, b in v.content)


def _voices(parsed: Parsed, quoted: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Voice]:
    """The voices of one sentence in order of their cues, one a cue."""
    set_in = asides(parsed, lexicon)
    found: dict[int, Voice] = {}
    for speech in set_apart(parsed, lexicon):
        if speech.source is not None and speech.cue is not None and speech.source_token is not None:
            found[speech.cue[0]] = Voice(
                parsed=parsed, head=speech.source_token.token, source=(speech.source,), cue=(speech.cue,),
                content=speech.content, lemma=speech.verb, quoted=manner(parsed, speech.content, quoted, speech.cue[0]),
            )  # fmt: skip
    for voice in transcript(parsed, lexicon):
        found.setdefault(voice.cue[0][0], voice)
    for token in parsed.tokens:
        if any(a <= parsed.start(token) < b for v in found.values() for a, b in v.cue):
            continue
        for voice in _of_token(parsed, token, quoted, set_in, lexicon):
            found.setdefault(voice.cue[0][0], voice)
    for quotation in quoted:
        if quotation[0] < parsed.sentence.end and parsed.sentence.start < quotation[1] <= parsed.sentence.end:
            if any(a < quotation[1] and quotation[0] < b for v in found.values() for a, b in v.content):
                continue
            before = next((at for at in found if _leads_into(parsed, found[at], quotation)), None)
            if before is not None:
                content = (*found[before].content, quotation)
                told = manner(parsed, content, quoted, found[before].cue[0][0])
                found[before] = replace(found[before], content=content, quoted=told)
                continue
            above = fronted(parsed, quotation, lexicon) or quoting(parsed, quotation, lexicon)
            if above is not None and (above.quoted == "direct" or above.cue[0][0] not in found):
                found[above.cue[0][0]] = above
    text = parsed.document.text
    _passed_on(text, found)
    for at in [at for at in found if text[slice(*found[at].cue[0])] == ":"]:
        spoken = [piece for other, v in found.items() if other != at for piece in v.content]
        if any(a <= c < b for a, b in found[at].content for c, _ in spoken):
            del found[at]  # "asked the crowd: ..." has its verb
    yield from (found[at] for at in sorted(found))


def _passed_on(text: str, found: dict[int, Voice]) -> None:
    """Gives whoever is cited what is reported: "The agency reported, citing two officials, that ..."."""
    for cited in [*found.values()]:
        if text[slice(*cited.cue[0])].lower() != "citing" or not cited.source or cited.source[0][0] < cited.cue[0][0]:
            continue  # "closed the pool, citing a report": whoever closed it cites
        aside, told = (cited.cue[0][0], cited.source[-1][1]), cited.content
        longest = 0
        for at, voice in found.items():
            if voice is cited:
                continue
            pieces = tuple(p for piece in voice.content for p in minus(piece, [aside]))
            found[at] = replace(voice, content=pieces)
            if sum(b - a for a, b in pieces) > longest:
                told, longest = pieces, sum(b - a for a, b in pieces)
        found[cited.cue[0][0]] = replace(cited, content=told)


def _of_token(
    parsed: Parsed, token: Any, quoted: list[tuple[int, int]], set_in: Mapping[int, Aside], lexicon: Lexicon
) -> Iterator[Voice]:
    words, lemma = lexicon.voices, token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        lemma = cue_lemma(token, lexicon)
        voice = set_off(parsed, token, quoted, set_in, lexicon)
        if voice is None and lemma in words.clause | words.question and lemma not in words.no_quotation:
            voice = opening(parsed, token, quoted, lexicon)
        if voice is not None:
            yield voice
            return
        cites = token.lower_ == "citing" and any(True for _ in phrasal(parsed, token, lexicon))
        plain = [] if cites else [*gapped(parsed, token, lexicon)] or [*verbal(parsed, token, lexicon)]
        plain = plain or [*passive(parsed, token, lexicon)]
        if _gives_a_noun(token, lemma, lexicon):
            plain = []  # "expressed hope that": one cue
        if not plain and token.tag_ == "VBN" and token.lower_ in words.adjective:
            plain = [*adjectival(parsed, token, lexicon)]
        yield from (_with_quotations(v, quoted) for v in plain)
    elif token.pos_ == "NOUN" and lemma in words.noun:
        yield from (_with_quotations(v, quoted) for v in nominal(parsed, token, lexicon))
    elif token.pos_ == "ADJ" and lemma in words.adjective:
        yield from (_with_quotations(v, quoted) for v in adjectival(parsed, token, lexicon))
    for voice in phrasal(parsed, token, lexicon):
        own = around(quoted, voice.cue[0][0])  # a phrase in a quotation says nothing beyond it
        held = (
            [(max(a, own[0] + 1), min(b, own[1] - 1)) for a, b in voice.content] if own is not None else voice.content
        )
        yield replace(voice, content=tuple((a, b) for a, b in held if a < b))


def _leads_into(parsed: Parsed, voice: Voice, quotation: tuple[int, int]) -> bool:
    """Whether a quotation goes on with what a voice says: "she would vote for him, “but I won't be happy”"."""
    if not voice.content or around([quotation], voice.cue[0][0]) is not None:
        return False
    end = max(b for _, b in voice.content)
    between = parsed.document.text[end : quotation[0]] if end <= quotation[0] else "-"
    opens = parsed.document.text[quotation[0] + 1 : quotation[0] + 2]
    return between.strip() in ("", ",", "—", "–", "--", ":") and len(between) < 5 and opens.islower()


def _gives_a_noun(verb: Any, lemma: str, lexicon: Lexicon) -> bool:
    noun = child(verb, "dobj")
    given = noun is not None and lemma in lexicon.voices.one_cue and noun.lemma_.lower() in lexicon.voices.noun
    return given and noun is not None and clause_of(noun, noun.lemma_.lower(), lexicon) is not None


def _with_quotations(voice: Voice, quoted: list[tuple[int, int]]) -> Voice:
    """The voice with the rest of a quotation that its content begins; a cue in a quotation says nothing beyond it."""
    parsed, cue = voice.parsed, voice.cue[0][0]
    own = around(quoted, cue)
    if own is not None and any(b > own[1] + 1 for _, b in voice.content):
        return replace(voice, content=())  # the parse hangs the cue of the quotation on a verb in it
    content = []
    for a, b in voice.content:
        held = [(x, y) for x, y in quoted if a <= x < b < y and not x <= cue < y]
        b = max([b, *(min(y, parsed.sentence.end) for _, y in held)])
        if own is None:
            content.append((a, b))
        elif max(a, own[0] + 1) < min(b, own[1] - 1):
            content.append((max(a, own[0] + 1), min(b, own[1] - 1)))
    return replace(voice, content=tuple(content), quoted=manner(parsed, content, quoted, cue))


def _run_on(parsed: Parsed, before: Parsed | None, found: list[Voice], quoted: list[tuple[int, int]]) -> bool:
    """A quotation without a cue goes on with the words of whoever spoke right before, over a paragraph's end too.

    One short sentence may stand between: "She paused." Behind indirect speech it goes on too, where that was said.
    """
    start, end = parsed.sentence.start, parsed.sentence.end
    quote = around(quoted, start)
    at = next((i for i in reversed(range(len(found))) if around(quoted, found[i].cue[0][0]) is None), None)
    if at is None or quote is None or quote[1] < end - 1 or parsed.document.text[quote[1] - 2 : quote[1] - 1] == ",":
        return False
    last = found[at]
    if last.head is None or any(a <= start < b for v in found for a, b in v.content):
        return False
    if last.quoted == "indirect" and not (last.lemma in SAID and last.cue[0][0] >= last.parsed.sentence.start):
        return False
    reached = max([last.parsed.sentence.end, *(b for _, b in last.content)])
    between = parsed.document.text[reached:start]
    paused = before is not None and between.strip() == before.text.strip() and _pauses(before, last)
    if between.strip() and not (paused and parsed.sentence.paragraph == last.parsed.sentence.paragraph):
        return False
    if parsed.sentence.paragraph - last.parsed.sentence.paragraph > 1 + between.count("\n\n"):
        return False
    found[at] = replace(last, content=(*last.content, quote))
    return True


def _pauses(parsed: Parsed, last: Voice) -> bool:
    """Whether a short sentence only tells what a speaker does between two quotations: "She paused." """
    root = next((t for t in parsed.tokens if t.dep_ == "ROOT"), None)
    who = None if root is None else child(root, "nsubj")
    if who is None or len(parsed.tokens) > PAUSE or last.head is None:
        return False
    return who.lower_ in ("he", "she") or who.text == last.head.text


def _attribution(
    document: Document, voice: Voice, cast: names.Cast, earlier: list[Speech], lexicon: Lexicon
) -> Attribution | None:
    """The trimmed spans of a voice, with its source's name; adds the voice to those that pronouns look back to."""
    taken = [*voice.source, *voice.cue]
    content = [p for piece in voice.content for p in minus(piece, taken)]
    content = [p for p in (_trimmed(document.text, *c) for c in united(content)) if _said(document.text, *p)]
    if not content:
        return None
    name = None
    if voice.head is not None and voice.source:
        narrow = mention_of(voice.parsed, voice.head, lexicon)
        start, end = max(narrow.start, voice.source[0][0]), min(narrow.end, voice.source[-1][1])
        mention = replace(narrow, start=start, end=end) if start < end else narrow
        speech = _speech(voice, mention)
        item = citation(document, speech, mention, cast, earlier[::-1], lexicon)
        name = item.name if item is not None else None
        earlier.append(speech)
    return Attribution(
        source=_spans(voice.source),
        cue=_spans(voice.cue),
        content=_spans(content),
        source_name=name,
        quoted=voice.quoted,
    )


def _speech(voice: Voice, mention: Mention) -> Speech:
    sentence = voice.parsed.sentence
    return Speech(
        sentence=(sentence.start, sentence.end), source=(mention.start, mention.end), source_token=mention,
        cue=voice.cue[0], verb=voice.lemma, content=voice.content, said_at=(), quoted=voice.quoted, rank=0, cites=None,
    )  # fmt: skip


def _trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    """The span without white space and loose punctuation at its edges; a quotation keeps its marks."""
    while a < b and (text[a].isspace() or text[a] in EDGES):
        a += 1
    while b > a and (text[b - 1].isspace() or text[b - 1] in EDGES):
        b -= 1
    if b - a > 1 and text[b - 1] == "." and text[b - 2] not in CLOSERS and text[a] not in OPENERS:
        b -= 1
    return a, b


def _said(text: str, a: int, b: int) -> bool:
    return any(c.isalnum() for c in text[a:b])


def _spans(pairs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start=a, end=b) for a, b in sorted(pairs))
