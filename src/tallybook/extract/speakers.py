"""A mention of a source becomes a citation: its fullest name, its kind, the body that a spokesman speaks for."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tallybook.extract import names
from tallybook.extract.speech import Mention, Speech
from tallybook.extract.verbs import noun_lemma
from tallybook.lexicon import Lexicon
from tallybook.types import Citation, Document

_DAY = 12  # characters of "during last "
_FOR = re.compile(
    r"\b(?:spokes\w+|representative|press secretary|press officer)\s+(?:for|of|at|with)\s+(?:the\s+)?(.+)$",
    re.IGNORECASE,
)


def citation(
    document: Document,
    speech: Speech,
    mention: Mention,
    people: names.Cast,
    earlier: Sequence[Speech],
    lexicon: Lexicon,
) -> Citation | None:
    """The citation of a mention; None for the outlet itself, and for a pronoun that points to nobody."""
    words = lexicon.attribute
    text = _undated(document.text, mention, lexicon).removesuffix("'s").removesuffix("’s")
    low = text.lower()
    if (owner := _owner(text, mention, lexicon)) is not None:
        return citation(document, speech, owner, people, earlier, lexicon)
    if low.partition(" ")[0] in words.first_person:
        return None  # "our figures show", "my department estimates"
    if low in words.person_pronoun | words.group_pronoun:
        return _pronoun(document, mention, people, earlier, lexicon)
    if (
        low in words.first_person
        or low in words.no_source
        or low in words.calendar
        or set(low.split()[:1]) & words.nobody
    ):
        return None
    head = mention.token
    if _is_count(text, head, lexicon) or _is_own_reporter(document, text, head, lexicon):
        return None
    if head.lower_ in words.put_out and len(text.split()) <= len(("the", "same", "statement")):
        issuer = _issuer(document, mention, people, earlier, lexicon)
        if issuer is not None:
            return issuer
    name, party = _named(document, text, head, mention, people, lexicon)
    if not name or _is_publisher(name, document.publisher, lexicon):
        return None
    numbered = _NUMBERED.match(document.text, mention.start, mention.end + LONGEST_NUMBER)
    if numbered is not None:
        name = numbered.group()
    unnamed = _unnamed(name, head, lexicon)
    cue = document.text[speech.cue[0] : speech.cue[1]] if speech.cue is not None else None
    return Citation(
        name=name,
        kind=names.kind(name, text, lexicon),
        party=party,
        anonymous=unnamed,
        cue=cue,
        start=mention.start,
        end=mention.end if numbered is None else numbered.end(),
    )


def _owner(text: str, mention: Mention, lexicon: Lexicon) -> Mention | None:
    """Whose account speaks: "the command's initial assessment" is the command."""
    owned = _OWNED.match(text)
    if owned is None or mention.token.lower_ not in lexicon.attribute.finding:
        return None
    owner = next((c for c in mention.token.children if c.dep_ == "poss"), None)
    if owner is None:
        return None
    return Mention(
        token=owner, start=mention.start, end=mention.start + len(owned[1] or owned[2]), heading=mention.heading
    )


_OWNED = re.compile(r"(?:(.+?)['’]s?|(its|their|his|her)) ", re.IGNORECASE)


def _is_publisher(name: str, publisher: str | None, lexicon: Lexicon) -> bool:
    """Whether a source is who publishes the text: by the same name, or the same body's in other words."""
    if publisher is None:
        return False
    mine, other = (
        {w.lower() for w in re.findall(r"[\w’'-]+", n)} - lexicon.attribute.name_particle - {"the"}
        for n in (name, publisher)
    )
    heads = names.body_heads(lexicon)
    same = len(mine & other) > 1 and (mine <= other or other <= mine) and bool(mine & other & heads)
    return name.lower() == publisher.lower() or same


LONGEST_NUMBER = 8  # code points from the end of "Bulletin No" to the end of its number
_NUMBERED = re.compile(r"[A-Z][\w’'-]*+(?: [\w’'-]++){0,3} No\. ?\d++")  # "Bulletin No. 2": its point ends nothing


def cited(document: Document, start: int, end: int, people: names.Cast, lexicon: Lexicon) -> Citation:
    """The citation of a body that stands at [start, end) without a sentence: a table's source."""
    text = document.text[start:end]
    name = names.fullest(text, start, people, lexicon)
    sort = names.kind(name, text, lexicon)
    return Citation(name=name, kind=sort, party=None, anonymous=False, cue=None, start=start, end=end)


def _undated(text: str, mention: Mention, lexicon: Lexicon) -> str:
    """A mention without the day that begins its sentence: "In October Karvia", but not "April Moss"."""
    told = text[mention.start : mention.end]
    behind = lexicon.attribute.before_day & set(text[max(0, mention.start - _DAY) : mention.start].lower().split()[-1:])
    found = _dated(lexicon).match(told)
    if found is None or found.end() == len(told) or not (found[1] or behind or found[2].lower().endswith("day")):
        return told
    return told[found.end() :]


@lru_cache(maxsize=4)
def _days(lexicon: Lexicon) -> frozenset[str]:
    """The names of days, which nobody has."""
    return frozenset(w for w in lexicon.attribute.calendar if w.endswith("day"))


@lru_cache(maxsize=4)
def _dated(lexicon: Lexicon) -> re.Pattern[str]:
    """A month or a day of the week, with "in" or "on" before it and a number or a part of the day behind it."""
    days, before = ("|".join(sorted(w)) for w in (lexicon.attribute.calendar, lexicon.attribute.before_day))
    return re.compile(
        rf"((?:(?:{before}) ){{0,2}})({days})"
        r"(?: \d{1,4}(?:st|nd|rd|th)?,?| morning| afternoon| evening| night)*,? (?=\w)",
        re.IGNORECASE,
    )


def _issuer(
    document: Document, mention: Mention, people: names.Cast, earlier: Sequence[Speech], lexicon: Lexicon
) -> Citation | None:
    """Whose "the statement" is: the last to speak or act in a sentence that names it ("issued a statement")."""
    noun = document.text[mention.start : mention.end].split()[-1].lower()
    for at, speech in enumerate(earlier[:12]):
        named = speech.source_token
        if named is None or noun not in document.text[slice(*speech.sentence)].lower():
            continue
        if noun in document.text[named.start : named.end].lower().split():
            continue
        found = citation(document, speech, named, people, earlier[at + 1 :], lexicon)
        if found is not None:
            return _again(found, mention)
    return None


def _is_own_reporter(document: Document, text: str, head: Any, lexicon: Lexicon) -> bool:
    """Whether the source works for the outlet, which is left out: "a Courier reporter", "our correspondent"."""
    if head.lower_.removesuffix("s") not in lexicon.attribute.own_reporter:
        return False
    words = text.lower().split()
    outlets = [o for o in (document.publisher, document.agency) if o is not None]
    known = {w.lower() for o in outlets for w in o.split() if w[:1].isupper()}
    known |= {"".join(w[0] for w in o.split() if w[:1].isupper()).lower() for o in outlets}
    return "our" in words or bool(known & {w.removesuffix("'s").removesuffix("’s") for w in words})


def _is_count(text: str, head: Any, lexicon: Lexicon) -> bool:
    """Whether a mention is a number of people, a day or a verb that a bad parse made a subject: no source."""
    first = text.split()[0] if text.split() else ""
    counted = any(w[:1].isdigit() for w in text.split()[:3])
    return (
        counted
        or head.pos_ in ("NUM", "VERB", "AUX")
        or (first == text and first.lower() in lexicon.attribute.said_when)
    )


def _pronoun(
    document: Document, mention: Mention, people: names.Cast, earlier: Sequence[Speech], lexicon: Lexicon
) -> Citation | None:
    """The nearest source before it that it may stand for: a person for "he", a body for "it", either for "they"."""
    word = document.text[mention.start : mention.end].lower()
    for at, speech in enumerate(earlier[:12]):
        if speech.source_token is None:
            continue
        before = document.text[speech.source_token.start : speech.source_token.end].lower()
        if before in lexicon.attribute.person_pronoun | lexicon.attribute.group_pronoun:
            continue
        found = citation(document, speech, speech.source_token, people, earlier[at + 1 :], lexicon)
        if found is None:
            if _is_own_reporter(document, before, speech.source_token.token, lexicon):
                return None  # "A Courier reporter saw it. He counted four": the outlet's own
            continue
        if word in lexicon.attribute.person_pronoun and _other_sex(word, found.name, people, lexicon):
            continue
        proper = speech.source_token.token.pos_ == "PROPN"
        titled = speech.source_token.token.lower_ in lexicon.attribute.title or (
            proper and before.split()[0].rstrip(".") in lexicon.attribute.title
        )
        somebody = speech.source_token.token.lower_ in lexicon.attribute.person | lexicon.attribute.anonymous
        titled = titled and (somebody or not names.is_body(found.name, lexicon))  # "the army" is no title
        one = proper or speech.source_token.token.tag_ == "NN" or not found.name.lower().endswith("s")
        titled = titled or _is_somebody(speech, speech.source_token.token, lexicon)
        person = ((found.kind in ("person", "official", "witness") or titled) and one) or found.party is not None
        if word in lexicon.attribute.person_pronoun and (
            person
            or (
                found.name[:1].isupper()
                and " " in found.name
                and proper
                and found.kind not in ("institution", "media", "group")
                and not names.is_body(found.name, lexicon)
            )
        ):
            return _again(found, mention)
        last = found.name.split()[-1]
        several = speech.source_token.token.tag_ == "NNS"  # "survivors" are no "it"
        someone = (
            (several or found.kind in ("military", "police"))
            and not names.is_body(found.name, lexicon)
            and (last[:1].isupper() or several or last.lower() in lexicon.attribute.anonymous)
        )
        if word in ("it", "its") and not person and not someone:
            return _again(found, mention)
        if word in ("they", "them", "their"):
            return _again(found, mention)
    return _subject_before(document, mention, people, lexicon) if word in ("it", "its") else None


def _is_somebody(speech: Speech, noun: Any, lexicon: Lexicon) -> bool:
    """Whether a common noun in the singular is a person: one by its word, or one that spoke and is no body."""
    words = lexicon.attribute
    if noun.tag_ != "NN" or noun.lower_ in words.account:
        return False
    if noun.lower_ in words.person | words.anonymous:
        return True
    return bool(speech.verb) and noun.lower_ not in names.body_heads(lexicon) | words.no_source


def _other_sex(pronoun: str, name: str, people: names.Cast, lexicon: Lexicon) -> bool:
    """Whether the document's titles and roles for a name tell that the pronoun is not its bearer's."""
    words = lexicon.attribute
    last = re.escape(name.split()[-1])
    before = re.finditer(rf"((?:\b\w+[.,]? ){{1,3}}){last}\b", people.text)
    words_before = [re.findall(r"\w+", m.group(1).lower())[::-1] for m in before]
    roles = {next((w for w in row if w in words.male | words.female), "") for row in words_before}
    other = words.female if pronoun in words.male else words.male
    own = words.male if pronoun in words.male else words.female
    return bool(roles & other) and not roles & own


def _subject_before(document: Document, mention: Mention, people: names.Cast, lexicon: Lexicon) -> Citation | None:
    """The body that the paragraph spoke of last: "The bureau has been wrong before. In May it said ..." """
    start = document.text.rfind("\n", 0, mention.start) + 1
    found = None
    for match in re.finditer(r"(?:\b[Tt]he|['’]s) ((?:[\w-]+ ){0,3}[\w-]+)", document.text[start : mention.start]):
        words = match.group(1).split()
        at = next((i for i, w in enumerate(words) if names.is_body(w, lexicon)), None)
        if at is not None:
            found = " ".join(words[: at + 1])
    if found is None:
        return None
    name = names.fullest(found, mention.start, people, lexicon)
    kind = names.kind(name, found, lexicon)
    return Citation(name=name, kind=kind, party=None, anonymous=False, cue=None, start=mention.start, end=mention.end)


def _again(found: Citation, mention: Mention) -> Citation:
    return Citation(
        name=found.name,
        kind=found.kind,
        party=found.party,
        anonymous=found.anonymous,
        cue=found.cue,
        start=mention.start,
        end=mention.end,
    )


def _named(
    document: Document, text: str, head: Any, mention: Mention, people: names.Cast, lexicon: Lexicon
) -> tuple[str, str | None]:
    """The name of the source, and the body that a named spokesman speaks for."""
    words = lexicon.attribute
    apposed = next((c for c in head.children if c.dep_ == "appos" and c.lower_ not in _days(lexicon)), None)
    proper = head.pos_ == "PROPN" and head.text[:1].isupper()
    role = text.lower()
    role_head = proper and head.lower_ in words.title and apposed is not None and apposed.i > head.i
    if role_head and apposed is not None and apposed.pos_ == "PROPN" and not names.is_body(apposed.text, lexicon):
        name = names.fullest(_phrase(apposed), mention.start, people, lexicon)
        if " " in name:  # "Korrun's Commissioner for Refugees, Odd Vey"
            return name, None
    spokes = next((w for w in words.spokesman if re.search(rf"\b{re.escape(w)}\b", role)), None)
    if not proper and apposed is not None and apposed.pos_ == "PROPN" and _person_like(apposed):
        name = names.fullest(_phrase(apposed), mention.start, people, lexicon)
        return name, _party(text, mention, people, lexicon) if spokes else None
    if proper and spokes is None and apposed is not None and noun_lemma(apposed) in words.spokesman:
        tail = document.text[mention.start : mention.start + 160]
        return names.fullest(text, mention.start, people, lexicon), _party(tail, mention, people, lexicon)
    if spokes is not None:
        if proper and noun_lemma(head) not in words.spokesman:
            person = _after_role(text, spokes, head)
            return names.fullest(person, mention.start, people, lexicon), _party(text, mention, people, lexicon)
        body = _party(text, mention, people, lexicon)
        if body is None and (named := names.bearer(spokes, people)) is not None:
            return named, None
        told = body is not None and (names.is_body(body, lexicon) or any(w[:1].isupper() for w in body.split()))
        return (body if told and body is not None else names.fullest(text, mention.start, people, lexicon)), None
    if not proper and head.lower_ in words.account and (body := _publisher(text, head, lexicon)) is not None:
        return names.fullest(body, mention.start, people, lexicon), None
    bare = len(text.split()) == 1 or mention.heading or (head.lower_ in words.office and role.startswith("the "))
    few = len([w for w in text.split() if w.lower() not in words.ranked]) == 2
    if not proper and (bare or (re.match(r"(?:a|an|the|one)\b", role) and few)):
        named = names.bearer(head.lower_, people)
        lone = len(text.split()) == 1 or mention.heading or head.tag_ == "NNS"
        if named is not None and head.lower_ in (
            words.office if lone else words.anonymous | words.office | words.person
        ):
            return named, None
    if not proper and words.which_one & set(text.split()):
        return re.sub(r"^(?:the|a|an|one|some) ", "", text, flags=re.IGNORECASE), None
    if proper and " of " in text and not names.is_body(str(head.text), lexicon):
        if (holder := names.in_office(text, people, lexicon)) is not None:
            return holder, None
        if head.lower_ not in words.title:  # "the Director of Public Prosecutions" is the whole of it
            text = text.partition(" of ")[0]  # "Major Odd Vey of the frontier guard"
    return names.fullest(text, mention.start, people, lexicon), None


def _publisher(text: str, head: Any, lexicon: Lexicon) -> str | None:
    """Who put it out: "an air force statement" is the air force's, "a Monday statement" is nobody's."""
    before, found, behind = text.partition(f" {head.text}")
    words = re.sub(r"^(?:the|a|an|its|their)\b ?", "", before, flags=re.IGNORECASE).split()
    words = [w for w in words if w.lower() not in lexicon.attribute.calendar]
    modifiers = [c for c in head.children if c.dep_ in ("compound", "nmod") and c.i < head.i]
    if any(c.dep_ == "poss" for c in head.children):
        return None
    return (
        " ".join(words).removesuffix("'s").removesuffix("’s") if found and words and modifiers and not behind else None
    )


def _person_like(token: Any) -> bool:
    return bool(token.text[:1].isupper())


def _phrase(token: Any) -> str:
    left = [t for t in token.lefts if t.dep_ in ("compound", "nmod", "flat") and t.text[:1].isupper()]
    return " ".join(t.text for t in (*left, token))


def _after_role(text: str, spokes: str, head: Any) -> str:
    found = re.search(rf".*\b{re.escape(spokes)}\b(.*)", text, re.IGNORECASE | re.DOTALL)
    rest = found.group(1).strip(" ,") if found else ""
    return rest if rest else str(head.text)


def _party(text: str, mention: Mention, people: names.Cast, lexicon: Lexicon) -> str | None:
    """The body in "ministry spokesman X", "a spokesman for the ministry", "X, the army's spokesman"."""
    behind = _FOR.search(text)
    if behind is not None:
        body = re.split(r",| said| told| who", behind.group(1))[0]
        return names.fullest(body, mention.start, people, lexicon)
    for word in sorted(lexicon.attribute.spokesman, key=len, reverse=True):
        before = re.search(rf"^(.*?)\s*\b{re.escape(word)}\b", text, re.IGNORECASE)
        if before is not None:
            words = re.sub(r"[’']s$", "", before.group(1).split(",")[-1].strip()).split()
            while words and words[0].lower() in lexicon.attribute.before_spokesman:
                words = words[1:]
            return names.fullest(" ".join(words), mention.start, people, lexicon) if words else None
    return None


def _unnamed(name: str, head: Any, lexicon: Lexicon) -> bool:
    last = name.split()[-1].lower()
    first_capital = any(w[:1].isupper() for w in name.split()[1:]) or (
        name[:1].isupper() and last not in lexicon.attribute.anonymous
    )
    if last in lexicon.attribute.anonymous:
        return True
    return not first_capital and head.lower_ in lexicon.attribute.anonymous
