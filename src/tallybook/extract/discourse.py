"""Attribution beyond the sentence: a communique is its issuer's throughout, and "the number of missing" goes on.

Unattributed sentences behind an attributed one are the outlet's own, as a rule (so in annotated reports); these are
the cases in which the words plainly say that somebody is still speaking.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.lang.en.lex_attrs import like_num

from tallybook.extract.forms import every, forms
from tallybook.extract.parsed import RUN, Parsed
from tallybook.extract.relays import can_speak
from tallybook.extract.speech import Mention, Speech, mention, speech
from tallybook.lexicon import Lexicon

COUNTING = ("the", "another", "its", "their")  # before the name of a count
NOBODY = ("no", "nobody", "none")
_BODY = r"[A-Z][\w’'&-]*(?: (?:of|for|the|and|[A-Z][\w’'&-]*)){0,8}"
_DAY = r"(?:as of )?\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d"
_CREDITS = (
    re.compile(rf"[(\[](?P<who>{_BODY}), (?P<day>{_DAY})[)\]]\.?\s*\Z"),
    re.compile(rf"[(\[][Ss]ources?:? (?P<who>{_BODY})(?:, (?P<day>{_DAY}))?[)\]]\.?\s*\Z"),
)
OUTERMOST = 9  # the rank of who stands at a paragraph's end for all that it says
AFTER_CUE = 4  # words behind a cue that closes its sentence: "said on Friday"
FIRST = 4  # sentences in which a document says whose text it is


def issued(parsed: Sequence[Parsed], lexicon: Lexicon) -> Iterator[Speech]:
    """The speech of a document that is somebody's own text: "The following was issued by the General Staff"."""
    if parsed and _is_own_publisher(parsed[0].document.publisher, lexicon):
        return  # the body publishes its own words, and the publisher is left out
    for at, sentence in enumerate(parsed[:FIRST]):
        match = next((m for p in _openings(lexicon) if (m := p.search(sentence.text))), None)
        if match is None and sentence.sentence.heading:
            match = _titled(lexicon).search(sentence.text)
        if match is None and at + 1 < len(parsed) and _FOLLOWS.match(parsed[at + 1].text):
            match = _made(lexicon).match(sentence.text)
        if match is None:
            continue
        a, b = (sentence.sentence.start + x for x in match.span("who"))
        head = _head(sentence, a, b)
        behind = [p for p in parsed[at + 1 :] if not p.sentence.heading]
        if head is None or not behind:
            continue
        named = Mention(token=head, start=a, end=b)
        cue = (sentence.sentence.start + match.start("cue"), sentence.sentence.start + match.end("cue"))
        colon = sentence.text.find(": ", match.end())
        first = sentence.sentence.start + colon + 1 if colon > 0 else behind[0].sentence.start
        content = ((first, behind[-1].sentence.end),)
        yield replace(speech(sentence, named, cue, "say", content, (), "direct", rank=0), issued=True)
        return


def credited(parsed: Sequence[Parsed], lexicon: Lexicon) -> Iterator[Speech]:
    """Who is named in brackets at the end of a paragraph, with a day or as its source: "(ORCA, 4 Jun 2031)"."""
    for at, last in enumerate(parsed):
        ends = at + 1 == len(parsed) or parsed[at + 1].sentence.paragraph != last.sentence.paragraph
        if not ends or not last.text.rstrip(" .").endswith((")", "]")):
            continue
        match = next((m for p in _CREDITS if (m := p.search(last.text))), None)
        if match is None:
            continue
        a, b = (last.sentence.start + x for x in match.span("who"))
        head = _head(last, a, b)
        if head is None or not can_speak(head, lexicon):
            continue
        first = at
        while first > 0 and parsed[first - 1].sentence.paragraph == last.sentence.paragraph:
            first -= 1
        content = ((parsed[first].sentence.start, last.sentence.start + match.start()),)
        named = Mention(token=head, start=a, end=b)
        c, d = (last.sentence.start + x for x in match.span("day")) if match["day"] else (0, 0)
        said_at = ((c, d),) if c < d else ()
        yield replace(speech(last, named, (a, a), "report", content, said_at, "indirect", rank=OUTERMOST), cue=None)


def _is_own_publisher(publisher: str | None, lexicon: Lexicon) -> bool:
    """Whether the publisher is an authority and no paper: "Office of the Prime Minister", "Ministry of Defence"."""
    words = {w.lower() for w in (publisher or "").split()}
    kinds = lexicon.attribute.kind
    return bool(words & (kinds["institution"] | kinds["military"] | kinds["official"])) and not words & kinds["media"]


@lru_cache(maxsize=4)
def _openings(lexicon: Lexicon) -> tuple["re.Pattern[str]", ...]:
    texts = "|".join(sorted(lexicon.attribute.own_text, key=len, reverse=True))
    issue = "|".join(sorted(lexicon.attribute.issue, key=len, reverse=True))
    name = r"(?:[Aa] |[Aa]n |[Tt]he )?(?P<who>[\w'’-]+(?: [\w'’-]+){0,9}?)"
    body = r"(?:a |an |the )?(?P<who>[\w'’-]+(?: (?:of|for|the|and|[A-Z][\w'’-]*)){0,11})"
    return (
        re.compile(rf"\bfollowing\b[^.]*? (?P<cue>{issue})(?: [\w ]{{1,30}}?)? by {body}"),
        re.compile(
            rf"^{name}{_APPOSED}(?: on \w+day| today)?,? (?:has |have )?(?P<cue>{issue})(?: out)? the following\b"
        ),
        re.compile(
            rf"^(?:[Bb]elow is |[Hh]ere is |[Tt]his is )?(?:the )?(?:full )?(?:text of (?:the|a) )?"
            rf"(?P<cue>(?i:{texts})) (?:of|by|from) {body}"
        ),
        re.compile(rf"^{name} (?P<cue>announces|reports|states|informs|communicates|declares)[:.]\s*$"),
    )


_FOLLOWS = re.compile(r"(?:Here|Below) (?:is|are) |The (?:full )?(?:text|statement) |Read ")
_JOINED = r"(?: (?:of|for|the|and|[A-Z][\w’'-]*+))"
_APPOSED = r"(?:, [A-Z][\w’'-]*+(?: [A-Z][\w’'-]*+){0,3},)?"


@lru_cache(maxsize=4)
def _titled(lexicon: Lexicon) -> "re.Pattern[str]":
    """A title that says whose text follows: "Bridge attack: Commons statement by the Prime Minister"."""
    texts = "|".join(sorted(lexicon.attribute.own_text, key=len, reverse=True))
    return re.compile(
        rf"(?:^|[–—:-] ?)(?:[\w’'-]+ ){{0,3}}(?P<cue>(?i:{texts})) (?:of|by|from) (?:the )?"
        rf"(?P<who>[A-Z][\w’'-]*+{_JOINED}{{0,11}}+)"
    )


@lru_cache(maxsize=4)
def _made(lexicon: Lexicon) -> "re.Pattern[str]":
    """Who made a statement that the next sentence says will follow: "The Premier has made a statement. Here it is:"."""
    texts = "|".join(sorted(lexicon.attribute.own_text, key=len, reverse=True))
    issue = "|".join(sorted(lexicon.attribute.issue, key=len, reverse=True))
    return re.compile(
        rf"(?:[Tt]he )?(?P<who>[A-Z][\w’'-]*+{_JOINED}{{0,8}}+){_APPOSED}"
        rf"(?: has)? (?P<cue>{issue}|delivered) (?:a|an|this|the) (?:[\w-]+ ){{0,2}}(?:{texts})\b"
    )


def _head(parsed: Parsed, start: int, end: int) -> Any | None:
    tokens = parsed.within(start, end)
    head = None
    for token in tokens:
        if head is not None and token.pos_ == "ADP":
            break
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
    return head


def subjects(parsed: Parsed, lexicon: Lexicon) -> Iterator[Speech]:
    """The subject of a sentence, where it is somebody: "Commander Vey apologised. He said ..." """
    root = next((t for t in parsed.tokens if t.dep_ == "ROOT"), None)
    if root is None or parsed.sentence.heading:
        return
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.pos_ in ("PROPN", "NOUN") and can_speak(subject, lexicon):
        at = parsed.start(root)
        yield speech(parsed, mention(parsed, subject, lexicon), (at, at), "", (), (), "indirect", rank=0)


def about_to_speak(parsed: Parsed, lexicon: Lexicon) -> Speech | None:
    """The speech that the next quotation is, where a person's verb says that words follow: "Ferro was blunt." """
    if not may_be_about_to_speak(parsed, lexicon):
        return None
    words = lexicon.attribute.before_words
    root = next((t for t in parsed.tokens if t.dep_ == "ROOT"), None)
    who = None if root is None else next((c for c in root.children if c.dep_ == "nsubj"), None)
    if root is None or who is None or who.pos_ not in ("PROPN", "NOUN", "PRON") or not can_speak(who, lexicon):
        return None
    said = {root.lemma_.lower()} | {c.lower_ for c in root.children if c.dep_ in ("acomp", "attr")}
    given = [c for c in root.children if c.dep_ == "dobj" and any(g.lower_ == "following" for g in c.children)]
    said |= {c.lower_ for c in given if c.lower_ not in lexicon.attribute.put_out} | (
        words if any(c.lower_ in lexicon.attribute.put_out for c in given) else set()
    )  # "gave the following answer", "issued the following statement"
    if parsed.text.rstrip().endswith(":"):
        if len(parsed.tokens) > 1 and parsed.tokens[-2].pos_ == "ADP":
            return None  # "The charity is calling for:"
        if root.lemma_.lower() in lexicon.attribute.say:
            said |= words  # "The minister said:"
    if not said & words or who.lower_ in lexicon.attribute.no_source - lexicon.attribute.person_pronoun:
        return None
    at = parsed.start(root)
    return replace(speech(parsed, mention(parsed, who, lexicon), (at, at), "say", (), (), "direct", rank=0), cue=None)


def may_be_about_to_speak(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether `about_to_speak` looks at the parse of the sentence."""
    if parsed.sentence.heading or not parsed.text.rstrip().endswith((".", ":")):
        return False
    ends_with_colon = parsed.text.rstrip().endswith(":")
    return ends_with_colon or forms(lexicon) is None or not parsed.words.isdisjoint(before_words(lexicon))


@lru_cache(maxsize=4)
def before_words(lexicon: Lexicon) -> frozenset[str]:
    """Every form of the words that come before a quotation."""
    known = forms(lexicon)
    words = lexicon.attribute.before_words
    return words if known is None else frozenset(every(words, known))


def goes_on(parsed: Sequence[Parsed], found: Sequence[Speech], lexicon: Lexicon) -> Iterator[Speech]:
    """ "Six of the dead were children, he said. The number of missing was cut to 51.": he is still counting."""
    by_sentence: dict[tuple[int, int], list[Speech]] = {}
    for item in found:
        by_sentence.setdefault(item.sentence, []).append(item)
    for before, here in pairwise(parsed):
        apart = here.sentence.paragraph - before.sentence.paragraph
        if apart > 1 or before.sentence.heading or (apart and not remains(here, lexicon)):
            continue
        spoken = [s for s in by_sentence.get(_span(before), []) if s.source is not None and s.quoted == "indirect"]
        if not spoken or _span(here) in by_sentence:
            continue
        last = spoken[-1]
        speaks = (
            last.rank < 3 and last.verb not in lexicon.attribute.clause_only
        )  # "according to" ends with its sentence
        past = speaks and _ends_with_cue(before, last)
        if not _counts_on(here, lexicon) and not (speaks and _still(here, lexicon, past=past)):
            continue
        again = replace(last, sentence=_span(here), cue=None, content=(_span(here),), rank=0, cites=None)
        by_sentence[_span(here)] = [again]
        yield again


def goes_back(parsed: Sequence[Parsed], lexicon: Lexicon) -> Iterator[Speech]:
    """ "The flood killed 73 people. That is the ministry's number.": whose the figure before is."""
    for before, here in pairwise(parsed):
        match = _whose(lexicon).match(here.text)
        if match is None or before.sentence.heading or here.sentence.paragraph - before.sentence.paragraph > 1:
            continue
        group = "owner" if match["owner"] else "giver"
        a, b = (here.sentence.start + x for x in match.span(group))
        head = _head(here, a, b)
        if head is None:
            continue
        named = Mention(token=head, start=a, end=b)
        mark = "cue" if match["owner"] else "come"
        cue = (here.sentence.start + match.start(mark), here.sentence.start + match.end(mark))
        yield speech(here, named, cue, "count", (_span(before),), (), "indirect", rank=0)


@lru_cache(maxsize=4)
def _whose(lexicon: Lexicon) -> "re.Pattern[str]":
    nouns = "|".join(sorted(lexicon.attribute.account, key=len, reverse=True))
    counts = "|".join(sorted(lexicon.attribute.count_noun, key=len, reverse=True))
    name = r"(?:the |an? )?(?P<{}>[\w.'’-]+?(?: [\w.-]+){{0,7}}?)"
    return re.compile(
        rf"(?:That|This|It|The (?:{counts}|{nouns})) (?:"
        rf"(?:is|was) {name.format('owner')}(?P<cue>['’]s? (?:[\w-]+ ){{0,2}}(?:{nouns}|{counts}))\b"
        rf"|(?P<come>comes|came|is) (?:from|that of) {name.format('giver')}(?=[.,;]| in | at | on | who | which ))"
    )


def _span(parsed: Parsed) -> tuple[int, int]:
    return parsed.sentence.start, parsed.sentence.end


def _ends_with_cue(parsed: Parsed, spoken: Speech) -> bool:
    """Whether the cue stands behind what is said: "..., he added." holds for the next count too, in any tense."""
    if spoken.cue is None or spoken.source is None:
        return False
    rest = parsed.document.text[max(spoken.cue[1], spoken.source[1]) : parsed.sentence.end]
    return all(a < spoken.cue[0] for a, _ in spoken.content) and len(rest.split()) <= AFTER_CUE


def _still(parsed: Parsed, lexicon: Lexicon, *, past: bool) -> bool:
    """ "..., police said. More than 80 are injured.": a count in the present tense is still what was said.

    So is one in the past (`past`) where the cue closed its sentence, as is one of those just counted ("one of them").
    """
    if not past and not _may_be_present(parsed, lexicon):
        return False
    root = next((t for t in parsed.tokens if t.dep_ == "ROOT"), None)
    if root is None:
        return False
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None) or _hedged(root)
    verb = next((c for c in root.children if c.dep_ in ("aux", "auxpass")), root)
    if subject is None:
        return False
    present = (verb.lemma_ in ("be", "have") and verb.tag_ in ("VBZ", "VBP")) or verb.lower_ in ("can", "ca")
    if not present and not (past and verb.tag_ in ("VBD", "VBP", "VBZ")):
        return False
    opening = parsed.start(subject.left_edge) - parsed.sentence.start
    if opening and not (present or _of_them(parsed)):
        return False
    first = [t for t in subject.subtree if not t.is_punct][:4]
    return any(t.like_num or t.lower_ in NOBODY or t.lower_ in lexicon.attribute.ordinal for t in first)


def _hedged(root: Any) -> Any | None:
    """The subject that a parse takes for a preposition's: "Around 900 have come", "Over 300 are hurt"."""
    first = root.doc[0]
    number = next((c for c in first.children if c.dep_ == "pobj" and c.pos_ == "NUM"), None)
    return first if first.dep_ == "prep" and first.head.i == root.i and number is not None else None


def remains(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether a sentence counts what is left or added, and so goes on with a count of the paragraph before it:
    "Thirty-nine people are still missing.", "Seventeen more cannot be found."
    """
    return _remaining(lexicon).match(parsed.text) is not None


@lru_cache(maxsize=4)
def _remaining(lexicon: Lexicon) -> "re.Pattern[str]":
    be = "|".join(sorted(lexicon.attribute.remaining))
    return re.compile(rf"(?i)(?:[\w,-]+ ){{1,6}}?(?:(?:{be})\b[^.;]*\bstill\b|more (?:{be}|have|can)\b)")


def _of_them(parsed: Parsed) -> bool:
    words = [t.lower_ for t in parsed.tokens[:2]]
    return words[:1] in (["of"], ["among"]) and words[1:] in (["them"], ["these"], ["those"], ["the"])


def _may_be_present(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether the words allow a count with a form of "be" or "have": else the sentence need not be parsed."""
    known = forms(lexicon)
    if known is None:
        return True
    counts = any(c.isdigit() for c in parsed.text) or any(w in NOBODY or like_num(w) for w in parsed.words)
    return counts and not parsed.words.isdisjoint(known("be") | known("have"))


def _counts_on(parsed: Parsed, lexicon: Lexicon) -> bool:
    """Whether the sentence opens with a count as its subject: "The number of ...", "The toll ...", "Another 12 ..."."""
    first = RUN.search(parsed.text)
    if first is None or first.group().lower() not in COUNTING:
        return False
    words = [t for t in parsed.tokens if not t.is_punct][:3]
    if len(words) < 3 or words[0].lower_ not in COUNTING:
        return False
    return words[1].lower_ in lexicon.attribute.count_noun or (words[0].lower_ == "another" and words[1].pos_ == "NUM")
