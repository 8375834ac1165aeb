"""Quotations whose cue is any verb behind them: ""No way," he shot back", ""A disgrace," sniffed a rival"."""

from typing import Any

from tallybook.extract.parsed import Parsed
from tallybook.extract.quotes import around
from tallybook.extract.voices.phrases import Voice, child, left, noun_phrase, right, span
from tallybook.extract.voices.speakers import cue_lemma, speaks, subject
from tallybook.extract.voices.spoken import Quotations, phrase_behind
from tallybook.extract.voices.verbal import cue_tokens
from tallybook.lexicon import Lexicon

LONGEST = 40  # tokens of a speaker with a relative clause, before its verb


def fronted(parsed: Parsed, quotation: tuple[int, int], lexicon: Lexicon) -> Voice | None:
    """ "\"No way,\" he shot back.": whatever verb stands behind a quotation that ends in a comma is how it was said."""
    text = parsed.document.text
    if text[quotation[1] - 2 : quotation[1] - 1] not in (",", "?", "!"):
        return None
    behind = [t for t in parsed.tokens if parsed.start(t) >= quotation[1] and not t.is_quote]
    if behind and behind[0].tag_ in ("VBD", "VBZ", "VBN", "VB") and (found := _inverted(parsed, behind[0], quotation)):
        return found
    for verb in behind:
        if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ in ("relcl", "acl"):
            continue
        who = child(verb, "nsubj")
        near = who is not None and 0 <= parsed.start(parsed.tokens[left(who)]) - quotation[1] <= 2
        if who is not None and near and verb.i - who.i <= LONGEST and speaks(who, lexicon):
            break
    else:
        return None
    group = cue_tokens(parsed, verb, verb.i, lexicon)
    telling = child(verb, "xcomp")
    if telling is not None and telling.tag_ == "VBG" and telling.i == verb.i + 1:
        group = [*group, telling]  # "she remembered telling him"
    elif telling is not None and telling.i == verb.i + 2 and cue_lemma(telling, lexicon) in lexicon.voices.clause:
        group = [*group, *parsed.tokens[verb.i + 1 : telling.i + 1]]
    if telling is not None and group[-1].i == telling.i and cue_lemma(group[-1], lexicon) in lexicon.voices.hearer:
        hearer = child(group[-1], "dobj")
        group += [] if hearer is None else list(parsed.tokens[group[-1].i + 1 : right(hearer) + 1])
    return Voice(
        parsed=parsed, head=who, source=(span(parsed, noun_phrase(parsed, who, [verb.i])),),
        cue=(span(parsed, group),), content=(quotation,),
        lemma=cue_lemma(verb, lexicon), quoted="direct",
    )  # fmt: skip


def _inverted(parsed: Parsed, verb: Any, quotation: tuple[int, int]) -> Voice | None:
    """ ""A convenient villain," sniffed a rival at Marrowby": a verb that no list has, and who does it."""
    found = phrase_behind(parsed, verb.i + 1)
    if found is None:
        return None
    head, stop = found
    if stop < len(parsed.tokens) and parsed.tokens[stop].tag_ in ("WP", "WDT", "WP$"):
        stop = max(stop, right(head) + 1)
    source = list(parsed.tokens[verb.i + 1 : stop])
    return Voice(
        parsed=parsed, head=head, source=(span(parsed, source),), cue=((parsed.start(verb), parsed.end(verb)),),
        content=(quotation,), lemma=verb.lemma_.lower(), quoted="direct",
    )  # fmt: skip


def behind_full_stop(parsed: Parsed, before: Parsed, quoted: Quotations, lexicon: Lexicon) -> Voice | None:
    """ "\"Stop!\" Ferro said." cut in two: a sentence that is nothing but a cue, right behind a quotation."""
    known = lexicon.voices.clause | lexicon.voices.question
    whole = around(quoted, before.sentence.end - 1)
    verb = next((t for t in parsed.tokens if t.dep_ == "ROOT" and cue_lemma(t, lexicon) in known), None)
    if (
        whole is None
        or verb is None
        or before.sentence.paragraph != parsed.sentence.paragraph
        or len(parsed.tokens) > 24
    ):
        return None
    if whole[1] > before.sentence.end + 1:
        return None
    who = subject(verb, lexicon)
    if who is None:
        who = child(verb, "dobj", "attr", "npadvmod", "ccomp")
    if who is None or not speaks(who, lexicon):
        return None
    return Voice(
        parsed=parsed, head=who, source=(span(parsed, noun_phrase(parsed, who, [verb.i])),),
        cue=(span(parsed, cue_tokens(parsed, verb, len(parsed.tokens), lexicon)),), content=(whole,),
        lemma=cue_lemma(verb, lexicon), quoted="direct",
    )  # fmt: skip
