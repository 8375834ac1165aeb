"""Whom a headline means: "Spy agency: 3,000 troops sent" has the name that the report below gives for the same figure.

A headline leaves out names. Whom it names by a common noun, or by a country, is named in full where the text gives the
figure; a headline that names nobody stays the outlet's own.
"""

from collections.abc import Sequence
from dataclasses import replace

from tallybook.extract.draft import Draft
from tallybook.lexicon import Lexicon
from tallybook.types import Citation


def named_below(drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, those of the headline with the sources' names from the text."""
    body = [d for d in drafts if not d.parsed.sentence.heading and d.sources]
    return [_named(d, body, lexicon) if d.parsed.sentence.heading and d.sources else d for d in drafts]


def _named(draft: Draft, body: Sequence[Draft], lexicon: Lexicon) -> Draft:
    same = [d for d in body if d.measure == draft.measure and _counts(d) == _counts(draft)]
    if not same:
        return draft
    told = same[0].sources
    if any(h.name.lower() == t.name.lower() for d in same for h in draft.sources for t in d.sources):
        return draft
    if len(told) == len(draft.sources) > 1:
        pairs = zip(draft.sources, told, strict=True)
        return replace(draft, sources=tuple(_as(h, t) if _common(h) else h for h, t in pairs))
    if len(draft.sources) > 1:
        return draft
    head = draft.sources[0]
    if not (_common(head) or " " not in head.name):
        return draft
    fitting = [t for t in told if _fits(head, t, lexicon)]
    if not _common(head) and head.kind == "unknown":  # a country is rather its body than a person
        fitting.sort(key=lambda t: t.kind in lexicon.attribute.person_kind)
    return replace(draft, sources=(_as(head, fitting[0]),)) if fitting else draft


def _counts(draft: Draft) -> tuple[float | None, float | None, float | None]:
    said = draft.quantity
    return (said.value, None, None) if said.value is not None else (None, said.low, said.high)


def _common(source: Citation) -> bool:
    """Whether a headline's source is no name: none of its words but the first has a capital."""
    return source.anonymous or not any(w[:1].isupper() for w in source.name.split()[1:])


def _fits(head: Citation, told: Citation, lexicon: Lexicon) -> bool:
    """Whether a source of the text may be the headline's: of its kind, or a person for an official, or a body for a
    country.
    """
    if _common(head) and " " not in head.name and head.kind == "unknown":
        return told.kind in lexicon.attribute.kind and told.kind != "media"
    if head.kind == told.kind or head.kind == "official":
        return True
    loose = lexicon.attribute.person_kind
    return (head.kind in loose and (told.kind in loose or told.party is not None)) or (
        {head.kind, told.kind} <= lexicon.attribute.body_kind
    )


def _as(head: Citation, told: Citation) -> Citation:
    return replace(head, name=told.name, kind=told.kind, party=told.party, anonymous=told.anonymous)
