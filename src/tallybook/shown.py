"""Records as people read them: tables for a terminal. A figure keeps its bound, its status and its source."""

from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.table import Table

from tallybook.entries import Account, Restriction, Reviewed
from tallybook.readings import Correction, Difference
from tallybook.review import mark, told
from tallybook.types import (
    Aggregate,
    Change,
    Claim,
    CountState,
    Decision,
    Document,
    Evidence,
    Interval,
    Layers,
    Line,
    Link,
    Place,
    Quantity,
    Standing,
)

if TYPE_CHECKING:  # a table of claims needs no database library
    from tallybook.ledger.intake import Taken
    from tallybook.ledger.versions import Version

UNKNOWN = "?"
WITHHELD = "withheld"
HEDGES = {
    "exact": "{value}",
    "about": "about {value}",
    "at_least": "at least {low}",
    "more_than": "more than {low}",
    "at_most": "at most {high}",
    "less_than": "fewer than {high}",
    "between": "{low} to {high}",
    "vague": "vaguely {low} to {high}",
}


def quantity(said: Quantity) -> str:
    """The figure with its bound in words: "at least 12", "10 to 15"."""
    value = said.value
    low = said.low if value is None or said.bound == "between" else value
    high = said.high if value is None or said.bound == "between" else value
    words = HEDGES[said.bound].format(value=_number(value), low=_number(low), high=_number(high))
    return words if said.unit in ("person", "") else f"{words} {said.unit}"


def _number(value: float | None) -> str:
    if value is None:
        return UNKNOWN
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def refusals(items: "Iterable[Taken]") -> Table:
    """What was refused, with the reason and when."""
    table = _table("Input", "Why", "When")
    for item in items:
        table.add_row(item.input, item.reason, item.recorded_at)
    return table


def versions(items: "Iterable[Version]") -> Table:
    """Each version of a report, and under it each figure that came, went or changed."""
    table = _table("Version", "Figure", "Measure", "Before", "After")
    for number, item in enumerate(items, 1):
        dates = item.document.updated or item.document.published or UNKNOWN
        table.add_row(f"{number}: {dates}, in the ledger since {item.recorded_at[:16]}", "", "", "", "")
        for change in item.changes:
            claim = change.after if change.after is not None else change.before
            assert claim is not None
            before, after = (quantity(c.quantity) if c is not None else "" for c in (change.before, change.after))
            table.add_row("", change.kind, claim.measure, before, after)
    return table


def sources(claim: Claim, document: Document | None) -> str:
    """Who says so, the outlet first; a spokesman with the body he speaks for."""
    outlet = (document.agency or document.publisher) if document is not None else None
    named = [c.name + (f" ({c.party})" if c.party and c.party != c.name else "") for c in claim.sources]
    return " > ".join([outlet or UNKNOWN, *named])


def figure(claim: Claim) -> Evidence:
    """The evidence of the figure itself."""
    return next(e for e in claim.evidence if e.role == "figure")


def who(claim: Claim) -> str:
    """Who or what is counted; in brackets where it is carried over from elsewhere in the text."""
    if claim.population is not None:
        return _flat(claim.population.text)
    if claim.population_inherited is not None:
        return f"({_flat(claim.population_inherited.text)})"
    return UNKNOWN


def claims(
    items: Iterable[Claim], documents: Mapping[str, Document], said: Mapping[str, str] = MappingProxyType({})
) -> Table:
    """One row a claim; `said` is what is to be known of one, by anchor, in a column of its own where there is any."""
    last = ("", "Anchor") if not any(said.values()) else ("Said of it", "Anchor")
    table = _table(
        "Document", "Words", "Read as", "Measure", "Who", "Where", "As of", "Status", "Who says so", *filter(None, last)
    )
    for claim in items:
        more = (said.get(claim.anchor, ""),) if any(said.values()) else ()
        table.add_row(
            claim.document,
            _flat(figure(claim).quote),
            quantity(claim.quantity),
            claim.measure,
            who(claim),
            _flat(claim.place.text) if claim.place else UNKNOWN,
            claim.as_of or UNKNOWN,
            claim.modality.status,
            sources(claim, documents.get(claim.document)),
            *more,
            claim.anchor,
        )
    return table


def reports(items: Iterable[tuple[Document, str]], confidential: Container[str] = ()) -> Table:
    """One row a report, with some of its words; `confidential` are the ids of those that are."""
    table = _table("Published", "Publisher", "Words", "Document")
    for document, words in items:
        unread = f"[{document.language}, not read] " if "language_unread" in document.flags else ""
        secret = "[confidential] " if document.id in confidential else ""
        said = secret + unread + words
        table.add_row(document.published or UNKNOWN, document.publisher or UNKNOWN, said, document.id)
    return table


def claim(item: Claim, document: Document | None, links: Iterable[Link]) -> Table:
    """One claim whole: a row a field, each with the words that bear it out, its links last."""
    table = _table("Field", "Reading", "Words")
    words: dict[str, str] = {e.role: f"{_flat(e.quote)}  [{e.start}:{e.end}]" for e in reversed(item.evidence)}
    rows = {
        "figure": (quantity(item.quantity), "figure"),
        "measure": (item.measure, "trigger"),
        "aggregation": (item.aggregation, ""),
        "who": (who(item), "population"),
        "where": (_place(item.place), "place"),
        "when": (_interval(item.time), "time"),
        "as of": (item.as_of or UNKNOWN, ""),
        "status": (f"{item.modality.status}, {item.modality.certainty}", "cue"),
        "who says so": (sources(item, document), "source"),
        "sentence": ("", "sentence"),
        "document": (item.document, ""),
        "flags": (", ".join(item.flags) or "none", ""),
        "anchor": (item.anchor, ""),
    }
    for name, (value, role) in rows.items():
        table.add_row(name, value, words.get(role, ""))
    for link in links:
        other, way = (link.to, "") if link.from_ == item.anchor else (link.from_, "from ")
        table.add_row(f"{way}{link.kind}", other, "; ".join(link.reasons))
    return table


def waiting(items: Iterable[tuple[Reviewed, Iterable[str]]]) -> Table:
    """One row a claim that waits to be reviewed, with why."""
    table = _table("Anchor", "Read as", "Measure", "Who", "Words", "Document", "Why")
    for item, reasons in items:
        claim = item.claim
        said = _flat(next((e.quote for e in claim.evidence if e.role == "sentence"), figure(claim).quote))
        table.add_row(
            claim.anchor, quantity(claim.quantity), claim.measure, who(claim), said, claim.document, "; ".join(reasons)
        )
    return table


def reviews(item: Reviewed) -> Table:
    """One row an entry, the oldest first; what is corrected has what was read beside it."""
    table = _table("When", "Who", "What", "Field", "From", "To", "Why")
    for entry in item.reviews:
        what = entry.action.replace("_", " ")
        table.add_row(
            entry.at[:16], entry.reviewer, what, entry.field or "", entry.old or "", entry.new or "", entry.note
        )
    return table


def agreement(pairs: Iterable[tuple[str, str, int, int, float | None]]) -> Table:
    """One row for each two reviewers."""
    table = _table("Reviewer", "Reviewer", "Claims", "Agreed", "Cohen's kappa")
    for first, second, claims, agreed, kappa in pairs:
        table.add_row(first, second, str(claims), str(agreed), "not defined" if kappa is None else f"{kappa:.3f}")
    return table


def accounts(items: Iterable[Account]) -> Table:
    """One row an account."""
    table = _table("Name", "Role", "May log in", "Since", "By")
    for item in items:
        table.add_row(item.name, item.role, "yes" if item.active else "no", item.recorded_at[:16], item.by)
    return table


def restrictions(items: Iterable[Restriction]) -> Table:
    """One row an entry, the oldest first."""
    table = _table("When", "By", "What", "Name", "Is", "Why")
    for item in items:
        is_ = "confidential" if item.holds else "no longer"
        table.add_row(item.at[:16], item.by, item.kind, item.name, is_, item.why)
    return table


def standings(
    counts: Iterable[CountState],
    rows: Iterable[Standing],
    figures: Mapping[str, Quantity],
    aggregates: Mapping[str, Aggregate],
) -> Table:
    """One row a standing figure, by date and count: what it replaced, and with whom it cannot hold.

    `figures` gives the claims' figures by anchor, `aggregates` a count's aggregate, which is shown in a row of its own.
    """
    table = _table(
        "At", "Count", "Origins", "Who says so", "Figure", "Status", "As of", "Replaced", "Disagrees with", "Document"
    )
    held = list(rows)
    by_count: dict[tuple[str, str], list[Standing]] = {}
    teller = {row.claim: row.origin for row in held}
    for row in held:
        by_count.setdefault((row.at, row.count), []).append(row)
    for state in counts:
        mine = by_count.get((state.at, state.count.id), [])
        for row in mine:
            before = quantity(figures[row.replaces]) if row.replaces is not None else ""
            against = ", ".join(sorted(teller[c] for c in row.contradicts if c in teller))
            said = (
                row.origin,
                _with_read(row.quantity, row.corrections),
                row.status,
                row.as_of or UNKNOWN,
                before,
                against,
                row.document,
            )
            table.add_row(state.at, state.count.label, origins(state), *said)
        if mine and state.count.id in aggregates:
            made = aggregates[state.count.id]
            table.add_row(
                state.at, state.count.label, "", f"by policy {made.policy}", aggregate(made), "", "", "", "", ""
            )
    return table


def origins(state: CountState) -> str:
    """How many independent origins, or that it is withheld."""
    return WITHHELD if state.independent_origins is None else str(state.independent_origins)


def aggregate(made: Aggregate) -> str:
    """The number or the range, and what it hides."""
    if made.low is None and made.high is None:
        return UNKNOWN
    low, best, high = (_number(n) for n in (made.low, made.best, made.high))
    same = made.low == made.high and made.best in (None, made.low)
    said = (
        high if same or made.low is None else f"{low} to {high}" + (f", best {best}" if made.best is not None else "")
    )
    open_ = {"open_above": "or more", "open_below": "or fewer"}
    return " ".join([said, *(open_[flag] for flag in made.flags if flag in open_)])


def history(
    items: Iterable[Line], decided: Iterable[Decision], figures: Mapping[str, Quantity], out: Iterable[Reviewed] = ()
) -> Table:
    """One row a claim of a count, in the order of publication; below them what people took out and decided."""
    table = _table("Published", "As of", "Who says so", "By way of", "Outlet", "Figure", "Status", "It", "Claim")
    for line in items:
        done = [
            f"{words} {quantity(figures[other]) if other in figures else other}"
            for words, others in (
                ("revises", line.revises), ("repeats", line.repeats), ("agrees with", line.corroborates),
                ("contradicts", line.contradicts),
            )
            for other in others
        ]  # fmt: skip
        done += [f"taken back on {line.retracted[:10]}"] if line.retracted is not None else []
        table.add_row(
            line.published or UNKNOWN, line.as_of or UNKNOWN, line.origin, " > ".join(line.sources),
            line.outlet or UNKNOWN, _with_read(line.quantity, line.corrections), line.status, "; ".join(done),
            line.claim,
        )  # fmt: skip
    for left in out:
        figure_read = quantity(left.read.quantity)
        table.add_row("", "", "", "", "", figure_read, left.state, f"left this count: {mark(left)}", left.read.anchor)
    for item in decided:
        table.add_row(item.at[:10], "", item.by, "", "", "", "decided", f"{_decided(item)}: {item.why}", item.first)
    return table


def decisions(items: Iterable[Decision]) -> Table:
    """One row a decision."""
    table = _table("When", "By", "On", "Decided", "Why")
    for item in items:
        table.add_row(item.at[:19].replace("T", " "), item.by, item.first, _decided(item), item.why)
    return table


def _decided(item: Decision) -> str:
    return " ".join(part for part in (item.kind.replace("_", " "), item.value, item.second) if part)


CHANGES = {
    "new_count": "new question",
    "new_origin": "new origin",
    "revised": "revised",
    "retracted": "no longer stands",
    "contradiction_begun": "contradiction begun",
    "contradiction_ended": "contradiction ended",
}


def changes(items: Iterable[Change]) -> Table:
    """One row a change, by count."""
    table = _table("Count", "What", "Who says so", "Before", "After")
    for item in items:
        who = item.origin if item.other_origin is None else f"{item.origin} against {item.other_origin}"
        before = _changed(item.figure_before, item.read_before)
        after = _changed(item.figure_after, item.read_after)
        table.add_row(item.label, CHANGES[item.kind], who, before, after)
    return table


def _changed(said: Quantity | None, read: Quantity | None) -> str:
    if said is None:
        return ""
    return quantity(said) + ("" if read is None else f" (corrected; read as {quantity(read)})")


def _with_read(said: Quantity, held: Iterable[Correction]) -> str:
    words = told(held)
    return quantity(said) + (f" ({words})" if words else "")


def layers(document: Document, found: Layers) -> Table:
    """Every layer of one document, in the order of the text."""
    table = _table("Layer", "Span", "Words", "Read as")
    rows: list[tuple[int, int, str, str]] = []
    for item in found.quantities:
        rows.append((item.start, item.end, "quantity", f"{quantity(item.quantity)} ({item.quantity.bound})"))
    for time in found.times:
        rows.append((time.start, time.end, "time", f"{_interval(time.interval)} {time.timex or ''}".strip()))
    for said in found.attributions:
        spans = [*said.source, *said.cue, *said.content]
        bounds = min(s.start for s in spans), max(s.end for s in spans)
        rows.append((*bounds, "attribution", f"{said.source_name or UNKNOWN} ({said.quoted})"))
    for start, end, layer, read in sorted(rows):
        table.add_row(layer, f"{start}:{end}", _flat(document.text[start:end]), read)
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _flat(text: str) -> str:
    return " ".join(text.split())


def _place(place: Place | None) -> str:
    return UNKNOWN if place is None else f"{_flat(place.text)} ({place.id or 'unresolved'})"


def _interval(time: Interval | None) -> str:
    if time is None:
        return UNKNOWN
    return time.start if time.start == time.end else f"{time.start} to {time.end}"


def differences(found: Iterable[Difference]) -> Table:
    """Where two readings differ: a row for each field, and for each claim that only one of them has."""
    table = Table("document", "figure", "measure", "field", "A", "B")
    for item in found:
        if item.kind == "field":
            said = (item.field or "", item.a or UNKNOWN, item.b or UNKNOWN)
        else:
            said = ("the claim", *(("yes", "no") if item.kind == "only_a" else ("no", "yes")))
        table.add_row(item.document, item.quote, item.measure, *said)
    return table
