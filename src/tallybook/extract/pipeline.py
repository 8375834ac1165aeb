"""The order of the stages, in one place: a document's sentences, their figures, what each counts, who says so.

Stages are strangers to each other; only this module knows them all.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tallybook.extract import (
    aggregation,
    attribute,
    claim,
    counted,
    dating,
    measure,
    modality,
    place,
    population,
    quantify,
    resolve,
    scene,
    segment,
    when,
)
from tallybook.extract.draft import Draft
from tallybook.extract.parse import Parser
from tallybook.extract.parsed import Parsed
from tallybook.lexicon import Lexicon
from tallybook.spans import overlaps
from tallybook.types import Claim, Document, Layers, Measured

READ = ("en", None)  # languages that are read; None: too short a text to tell


def extract(document: Document, lexicon: Lexicon, parser: Parser) -> list[Claim]:
    """The claims of one document, in the order of their figures. Another language than English gives none."""
    if document.language not in READ:
        return []
    parsed = list(parser.parse(document, segment.sentences(document, lexicon)))
    drafts = list(_measured(parsed, lexicon))
    if not drafts:
        return []
    said = attribute.statements(document, parsed, lexicon)
    drafts = _attributed(said, drafts, lexicon)
    drafts = _dated(document, parsed, said, drafts, lexicon)
    drafts = _placed(document, parsed, drafts, lexicon)
    drafts = _weighed(drafts, lexicon)
    return [claim.build(document, d, lexicon) for d in drafts]


def _measured(parsed: list[Parsed], lexicon: Lexicon) -> Iterator[Draft]:
    """Figures with a measure: of their own words, or taken over from an earlier figure."""
    earlier: list[Draft] = []
    topic: resolve.Topic | None = None
    for sentence in parsed:
        topic = resolve.topic(sentence, topic, lexicon)
        text, span = sentence.document.text, sentence.sentence
        for figure in quantify.quantities(text, span.start, span.end, lexicon):
            if figure.kind not in COUNTS or figure.quantity.unit:
                continue
            what = counted.counted(sentence, figure.start, figure.end, figure.number_start, figure.number_end, lexicon)
            if what is None or (figure.kind == "article" and what.noun is None and not figure.additive):
                continue
            if measure.counts_nobody(what, lexicon):
                continue
            for draft in _drafts(sentence, figure, what, earlier, topic, lexicon):
                earlier.append(draft)
                yield draft


COUNTS = ("number", "vague", "zero", "article")


def _drafts(
    sentence: Parsed,
    figure: quantify.Figure,
    what: counted.Counted,
    earlier: list[Draft],
    topic: resolve.Topic | None,
    lexicon: Lexicon,
) -> Iterator[Draft]:
    found: list[tuple[str, tuple[int, int], Any, str, Draft | None]] = [
        (s.measure, (s.start, s.end), s.token, s.relation, None)
        for s in measure.senses(sentence, what, figure.kind, lexicon)
    ]
    if not found and topic is not None and figure.kind != "article" and resolve.falls_under(what, topic, lexicon):
        found = [(topic.measure, topic.span, what.number, "label", None)]
    if not found:
        before = resolve.antecedent(sentence, what, earlier, article=figure.kind == "article", lexicon=lexicon)
        if before is None:
            return
        span = (sentence.start(before.token), sentence.end(before.token))
        found = [(before.draft.measure, span, before.token, before.relation, before.draft)]
    for name, trigger, token, relation, source in found:
        counts = lexicon.measures[name]
        if figure.kind == "article" and not (counts.article and counts.counted == "person"):
            continue
        who = population.population(sentence, what, token, lexicon)
        draft = Draft(
            parsed=sentence,
            figure=what,
            number=(figure.number_start, figure.number_end),
            quantity=replace(figure.quantity, unit=counts.unit),
            additive=figure.additive,
            total=figure.total,
            measure=name,
            trigger=trigger,
            token=token,
            relation=relation,
            population=who[0] if who else None,
            population_span=who[1:] if who else None,
        )
        if source is not None:
            draft = replace(resolve.inherited(draft, source, lexicon), follows=source.figure.start)
        yield draft


def _attributed(said: attribute.Statements, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Each draft with its chain of sources, the cues above it, and the words that date the saying."""
    out: list[Draft] = []
    for draft in drafts:
        told = attribute.told(said, draft.figure.start, draft.figure.end, lexicon)
        out.append(
            replace(
                draft, sources=told.chain, cues=told.cues, cue_verbs=told.verbs, said_at=told.said_at, flags=told.flags
            )
        )
        out[-1] = _as_told_before(out)
    return out


def _as_told_before(drafts: list[Draft]) -> Draft:
    """The last draft; a part or a list's next item has the sources of the figure in its sentence that it follows."""
    last = drafts[-1]
    if (
        last.follows is None
        or last.relation not in ("part", "list", "victim")
        or (last.sources and last.relation != "list")
    ):
        return last
    first = next((d for d in reversed(drafts[:-1]) if d.figure.start == last.follows), None)
    if first is None or first.parsed.sentence != last.parsed.sentence:
        return last
    return replace(last, sources=first.sources, cues=first.cues, cue_verbs=first.cue_verbs, said_at=first.said_at)


def _dated(
    document: Document, parsed: list[Parsed], said: attribute.Statements, drafts: list[Draft], lexicon: Lexicon
) -> list[Draft]:
    """Each draft with the period it counts over and the date at which its source said that it held."""
    anchor = when.anchor(document)
    published = anchor.isoformat() if anchor is not None else None
    sentences = [(p.sentence, _dates(p, anchor, lexicon)) for p in parsed]
    words = [span for speech in said.speeches for span in speech.said_at]
    spoken = frozenset(
        (d.start, d.end) for _, dates in sentences for d in dates if any(overlaps((d.start, d.end), s) for s in words)
    )
    return [dating.dated(d, sentences, spoken, published, lexicon) for d in drafts]


def _dates(sentence: Parsed, anchor: date | None, lexicon: Lexicon) -> list[dating.Dated]:
    span = sentence.sentence
    found = when.moments(sentence.document.text, span.start, span.end, anchor, lexicon)
    return [
        dating.Dated(start=m.start, end=m.end, interval=m.interval)
        for m in found
        if m.interval is not None and m.kind in ("date", "clock")
    ]


def _placed(document: Document, parsed: list[Parsed], drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Each draft with its place: of its own sentence, else of the nearest before it in which one is named."""
    scenes = place.by_sentence(document.text, [p.sentence for p in parsed], lexicon)
    countries = place.countries([m for _, found in scenes for m in found], lexicon)
    out = []
    for draft in drafts:
        found = scene.place_of(draft, scenes, lexicon)
        if found is None:
            out.append(draft)
            continue
        where = place.resolved(found, document.text, countries, lexicon)
        out.append(replace(draft, place=where, place_span=(found.start, found.end)))
    return out


def _weighed(drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Each draft with its modality and with how it may be compared."""
    out: list[Draft] = []
    for draft in drafts:
        earlier = [d for d in out if d.measure == draft.measure]
        manner = modality.modality(draft.measure, draft.token, draft.figure.number, draft.cue_verbs, lexicon)
        weighed = replace(draft, modality=manner)
        out.append(replace(weighed, aggregation=aggregation.aggregation(weighed, earlier, lexicon)))
    return out


def explain(document: Document, lexicon: Lexicon, parser: Parser) -> Layers:
    """Every quantity of any unit, every attribution and every time expression of the document, without the gate."""
    if document.language not in READ:
        return Layers(quantities=(), attributions=(), times=())
    parsed = list(parser.parse(document, segment.sentences(document, lexicon)))
    anchor = when.anchor(document)
    quantities: list[Measured] = []
    for sentence in parsed:
        span = sentence.sentence
        for figure in quantify.quantities(document.text, span.start, span.end, lexicon):
            if figure.kind != "article":
                quantities.append(Measured(start=figure.start, end=figure.end, quantity=figure.quantity))
    return Layers(
        quantities=tuple(quantities),
        attributions=attribute.layer(attribute.statements(document, parsed, lexicon), lexicon),
        times=when.layer(document.text, segment.stretches(document, lexicon), anchor, lexicon),
    )
