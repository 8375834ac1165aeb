"""The order of the stages, in one place: a document's sentences, their figures, what each counts, who says so.

Stages are strangers to each other; only this module knows them all.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import islice, takewhile
from typing import TypeVar

from tallybook.extract import (
    aggregation,
    attribute,
    claim,
    counted,
    dating,
    days,
    destruction,
    gazetteer,
    headlines,
    layers,
    measure,
    modality,
    names,
    parts,
    place,
    population,
    quantify,
    refuted,
    release,
    resolve,
    scene,
    segment,
    select,
    speakers,
    tables,
    told_before,
    topics,
    truecase,
    untold,
    voices,
    when,
)
from tallybook.extract.draft import Draft
from tallybook.extract.lazily import Lazily
from tallybook.extract.parse import Parser, dictionary
from tallybook.extract.parsed import Parsed
from tallybook.extract.story import Scenes
from tallybook.lexicon import Lexicon
from tallybook.spans import overlaps
from tallybook.types import Claim, Document, Layers, TimeExpression

T = TypeVar("T")
READ = ("en", None)  # languages that are read; None: too short a text to tell


Wants = Generator[Iterable[Parsed], None, T]  # yields the sentences that it will look at next, for a batch of them


def extract(document: Document, lexicon: Lexicon, parser: Parser, *, gated: bool = True) -> list[Claim]:
    """The claims of one document, in the order of their figures. Another language than English gives none.

    Without the gate every sentence is parsed and looked at; the claims are the same.
    """
    return now(steps(document, lexicon, parser, gated=gated), parser)


def steps(document: Document, lexicon: Lexicon, parser: Parser, *, gated: bool = True) -> Wants[list[Claim]]:
    """As `extract`, in steps: what is yielded is best parsed before the next one, together with other documents'."""
    if document.language not in READ or (gated and not select.possible(document, lexicon)):
        return []
    found: list[Claim] = []
    for part in parts.parts(document, lexicon):
        made = yield from _part(part.view, lexicon, parser, gated=gated)
        found += [c for c in made if part.holds(next(e.start for e in c.evidence if e.role == "figure"))]
    return found


def _part(original: Document, lexicon: Lexicon, parser: Parser, *, gated: bool) -> Wants[list[Claim]]:
    """The claims of a document, or of the part of it that is read by itself."""
    document = truecase.cased(original, lexicon, dictionary(), parser.names)
    drafts, scenes = yield from before_places(document, lexicon, parser, gated=gated)
    drafts = _placed(document, scenes, drafts, lexicon)
    drafts = _weighed(document, drafts, lexicon)
    if document is not original:
        drafts = [_verbatim(d, original) for d in drafts]
    return [claim.build(original, d, lexicon) for d in drafts]


def before_places(
    document: Document, lexicon: Lexicon, parser: Parser, *, gated: bool = True
) -> Wants[tuple[list[Draft], Scenes]]:
    """The figures as they are before their places are chosen, and the places that each sentence names."""
    parsed = parser.sentences(document, segment.sentences(document, lexicon))
    if not gated:
        yield parsed
    tabled = [
        t for t in tables.tables(document.text, lexicon) if any(t.start <= p.sentence.start < t.end for p in parsed)
    ]
    apart = [
        p for p in parsed if not any(overlaps((p.sentence.start, p.sentence.end), (t.start, t.end)) for t in tabled)
    ]
    found = yield from _measured(select.sifted(apart, lexicon, gated=gated), lexicon, gated=gated)
    drafts = [*found, *_tabled(document, parsed, tabled, lexicon, parser)]
    if not drafts:
        return [], []
    drafts.sort(key=lambda d: d.figure.start)
    said = attribute.statements(document, apart, lexicon)
    yield said.wanted(d.figure.start for d in drafts)
    drafts = refuted.refuted(
        _attributed(said, drafts, lexicon), apart, partial(attribute.teller, said, lexicon), lexicon
    )
    drafts = _dated(document, parsed, said, drafts, lexicon)
    counting = {d.parsed.sentence.start for d in drafts}
    labels = {d.place.text for d in drafts if d.place is not None}
    return drafts, place.by_sentence(document, parsed, counting, labels, lexicon)


def _verbatim(draft: Draft, original: Document) -> Draft:
    """The draft with the words that the document itself has, where it was read in other letters."""
    out = draft
    if draft.population is not None and draft.population_span is not None:
        words = truecase.verbatim(draft.population, draft.population_span, original.text)
        out = replace(out, population=words)
    if draft.place is not None and draft.place_span is not None:
        out = replace(out, place=replace(draft.place, text=original.text[slice(*draft.place_span)]))
    if draft.time is not None and draft.time_span is not None:
        out = replace(out, time=replace(draft.time, text=original.text[slice(*draft.time_span)]))
    return out


def _measured(sentences: list[select.Sifted], lexicon: Lexicon, *, gated: bool = True) -> Wants[list[Draft]]:
    """Figures with a measure: of their own words, or taken over from an earlier figure.

    Until there is one, only sentences with words of a measure can state one; from there on every number may take it up.
    """
    earlier: list[Draft] = []
    topic: topics.Topic | None = None
    listing: topics.Topic | None = None
    labels = [_may_label(sentences, n) for n in range(len(sentences))]
    yield [s.parsed for s, label in zip(sentences, labels, strict=True) if label or s.worth_reading]
    asked = False
    for at, sentence in enumerate(sentences):
        parsed = sentence.parsed
        if not gated or labels[at]:
            topic = topics.topic(parsed, topic, lexicon)
        elif topic is not None and topic.paragraph != parsed.sentence.paragraph:
            topic = None
        near = earlier and parsed.sentence.paragraph - earlier[-1].parsed.sentence.paragraph <= 1
        carried = near or ((earlier or topic is not None or release.exchange(parsed, lexicon)) and sentence.counts)
        if (gated and not carried and not sentence.worth_reading) or not sentence.countable:
            continue
        if earlier and not asked:
            asked = True
            yield [s.parsed for s in sentences[at:] if s.counts and s.countable]
        if not parsed.is_parsed:
            last = earlier[-1].parsed if earlier else parsed
            yield [parsed, *(s.parsed for s in _up_to(sentences, at + 1, last.sentence.paragraph + 1) if s.countable)]
        listing = topics.item(parsed, listing, lexicon)
        for figure in sentence.countable:
            what = counted.counted(parsed, figure.start, figure.end, figure.number_start, figure.number_end, lexicon)
            if what is None or (figure.kind == "article" and what.noun is None and not figure.additive):
                continue
            if measure.counts_nobody(what, lexicon):
                continue
            earlier += _drafts(parsed, figure, what, earlier, listing or topic, lexicon)
        if earlier and earlier[-1].parsed.sentence == parsed.sentence:
            listing = topics.opens_list(parsed, earlier[-1].measure, earlier[-1].trigger, lexicon) or listing
    return earlier


def _may_label(sentences: list[select.Sifted], at: int) -> bool:
    """Whether a sentence may name what a number counts that stands in it or behind it in its paragraph."""
    label = sentences[at]
    if label.seen == 0 or not label.is_short or not topics.may_name(label.parsed):
        return False
    return label.may_label(_up_to(sentences, at, label.parsed.sentence.paragraph))


def _up_to(sentences: list[select.Sifted], at: int, paragraph: int) -> Iterator[select.Sifted]:
    """The sentences from `at` on, to the end of a paragraph."""
    return takewhile(lambda s: s.parsed.sentence.paragraph <= paragraph, islice(sentences, at, None))


def _drafts(
    sentence: Parsed,
    figure: quantify.Figure,
    what: counted.Counted,
    earlier: list[Draft],
    topic: topics.Topic | None,
    lexicon: Lexicon,
) -> Iterator[Draft]:
    found: list[release.Found] = [
        (
            release.let_go(s.measure, sentence, what, s.token, earlier, lexicon),
            (s.start, s.end),
            s.token,
            s.relation,
            None,
        )
        for s in measure.senses(sentence, what, figure.kind, lexicon)
    ]
    found = [(destruction.degree(n, what, t, lexicon), span, t, how, of) for n, span, t, how, of in found]
    found = [f for f in found if not release.only_ill(f[0], sentence, f[2], lexicon)]
    found = release.came_home(found, sentence, what, figure.kind, lexicon)
    if (people := resolve.same_people(sentence, what, earlier, lexicon)) is not None:
        found = [(people.measure, people.trigger, people.token, "list", people)]
    if topic is not None and topic.lists and [f[3] for f in found] == ["group"]:
        found = []
    if not found and topic is not None and figure.kind != "article" and topics.falls_under(what, topic, lexicon):
        found = [(topic.measure, topic.span, what.number, "label", None)]
    if not found:
        if figure.kind == "article" and not measure.counts_persons(what, figure.kind, lexicon):
            return
        article = figure.kind == "article"
        found = untold.found(sentence, what, earlier, figure.quantity, lexicon, article=article)
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
            additive=figure.additive or counted.on_top(what, lexicon) is not None,
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


def _tabled(
    document: Document, parsed: list[Parsed], found: list[tables.Table], lexicon: Lexicon, parser: Parser
) -> Iterator[Draft]:
    """The figures of tables: the measure of a heading, the place of a label, the source and the day of a caption."""

    @cache
    def measure_of(words: str) -> str | None:
        return _measure_of(f"12 {words}.", lexicon, parser) or _measure_of(f"{words}: 12.", lexicon, parser)

    if not found:
        return
    people, anchor = names.cast(document, lexicon), when.anchor(document)
    for table in found:
        body = tables.source(document.text, table, lexicon)
        said = () if body is None else (speakers.cited(document, *body, people, lexicon),)
        days = [m for a, b in table.captions for m in when.moments(document.text, a, b, anchor, lexicon)]
        as_of = next((m.interval.end for m in days if m.interval is not None and m.interval.precision == "day"), None)
        for item in tables.figures(document.text, table, measure_of, lexicon):
            line = next(p for p in parsed if p.sentence.start <= item.start < p.sentence.end)
            what = counted.counted(line, item.start, item.end, item.start, item.end, lexicon)
            if what is None:
                continue
            label = item.label if item.place and item.label is not None else None
            yield Draft(
                parsed=line,
                figure=what,
                number=(item.start, item.end),
                quantity=replace(item.quantity, unit=lexicon.measures[item.measure].unit),
                additive=False,
                total=item.total,
                measure=item.measure,
                trigger=item.heading,
                token=what.number,
                relation="table",
                aggregation=tables.counting(document.text, item, lexicon),
                place=place.named(document.text, *label, lexicon) if label is not None else None,
                place_span=label,
                as_of=as_of,
                sources=said,
                modality=claim.UNKNOWN,
            )


def _measure_of(words: str, lexicon: Lexicon, parser: Parser) -> str | None:
    """The measure that a heading's words give a number in a sentence of their own."""
    said = Document(id="", text=words, title=None, publisher=None, agency=None, byline=None, url=None, published=None,
                    language=None, raw_sha256="")  # fmt: skip
    sentences = select.sifted(parser.sentences(said, segment.sentences(said, lexicon)[:1]), lexicon)
    return next((d.measure for d in now(_measured(sentences, lexicon), parser)), None)


def now(work: Wants[T], parser: Parser) -> T:
    """What steps come to, with each batch parsed at once."""
    try:
        while True:
            parser.parse(next(work))
    except StopIteration as done:
        found: T = done.value
        return found


def _attributed(said: attribute.Statements, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Each draft with its chain of sources, the cues above it, and the words that date the saying."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.sources:  # a table that names its source
            out.append(draft)
            continue
        told = attribute.told(said, draft.figure.start, draft.figure.end, lexicon)
        out.append(
            replace(
                draft, sources=told.chain, cues=told.cues, cue_verbs=told.verbs, said_at=told.said_at, flags=told.flags
            )
        )
        out[-1] = told_before.as_told_before(out, lexicon)
    return headlines.named_below(out, lexicon)


def _dated(
    document: Document, parsed: list[Parsed], said: attribute.Statements, drafts: list[Draft], lexicon: Lexicon
) -> list[Draft]:
    """Each draft with the period it counts over and the date at which its source said that it held."""
    anchor = when.anchor(document)
    published = anchor.isoformat() if anchor is not None else None
    sentences = [(p.sentence, Lazily(partial(_dates, p, anchor, lexicon))) for p in parsed]

    def spoken(date: days.Dated) -> bool:
        return any(overlaps((date.start, date.end), span) for span in said.said_at(date.start))

    dated = [dating.dated(d, sentences, spoken, published, lexicon) for d in drafts]
    return [replace(b, as_of=a.as_of) if a.as_of is not None else b for a, b in zip(drafts, dated, strict=True)]


def _dates(sentence: Parsed, anchor: date | None, lexicon: Lexicon) -> list[days.Dated]:
    span = sentence.sentence
    found = when.moments(sentence.document.text, span.start, span.end, anchor, lexicon)
    return [
        days.Dated(start=m.start, end=m.end, interval=m.interval, stretch=m.kind == "duration")
        for m in found
        if m.interval is not None and m.kind in ("date", "clock", "duration")
    ]


def _placed(document: Document, scenes: Scenes, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Each draft with its place: of its own sentence, else of one that sets the scene."""
    countries = gazetteer.countries((m.name for _, found in scenes for m in found), lexicon)
    out = []
    chosen = scene.places(document, scenes, drafts, lexicon)
    for draft, found in zip(drafts, chosen, strict=True):
        said_by_table = draft.place is not None or (draft.relation == "table" and draft.total)
        if found is not None and not said_by_table:  # else its label says it, or that it is of all the places
            where = place.resolved(found, document.text, countries, lexicon)
            draft = replace(draft, place=where, place_span=(found.start, found.end))
        out.append(draft)
    return out


def _weighed(document: Document, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Each draft with its modality and with how it may be compared."""
    out: list[Draft] = []
    story = document.text.lower()
    for draft in drafts:
        if draft.relation == "table":
            out.append(draft)
            continue
        earlier = [d for d in out if d.measure == draft.measure]
        weighed = replace(draft, modality=modality.of_draft(draft, lexicon))
        out.append(replace(weighed, aggregation=aggregation.aggregation(weighed, earlier, story, lexicon)))
    return out


def explain(document: Document, lexicon: Lexicon, parser: Parser) -> Layers:
    """Every quantity of any unit, every attribution and every time expression of the document, without the gate."""
    if document.language not in READ:
        return Layers(quantities=(), attributions=(), times=())
    document = truecase.cased(document, lexicon, dictionary(), parser.names)
    parsed = parser.sentences(document, segment.sentences(document, lexicon))
    parser.parse(parsed)
    return Layers(
        quantities=tuple(q for sentence in parsed for q in layers.quantities(sentence, lexicon)),
        attributions=voices.attributions(document, parsed, lexicon),
        times=tuple(t for part in parts.parts(document, lexicon) for t in _times(part, parsed, lexicon)),
    )


def _times(part: parts.Part, parsed: list[Parsed], lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """The time expressions of one part, against its own date."""
    text = part.view.text
    stretches = [s for s in segment.stretches(part.view, lexicon) if part.holds(s[0]) and s[1] <= part.end]
    return when.layer(text, stretches, when.anchor(part.view), lexicon, parsed)
