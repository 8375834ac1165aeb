"""How long linking takes a claim, as a ledger grows: `python benchmarks/linking.py [CLAIMS ...]`.

Synthetic: stories of twelve reports, three claims each (a toll that rises, the missing, children among the dead), told
by four outlets from three origins, one report in four a copy. Nothing is read; only linking is timed.
"""

import random
import sys
from collections.abc import Iterator
from time import perf_counter

from tallybook import ids, lexicon, link, spans
from tallybook.types import Citation, Claim, Document, Modality, Population, Quantity

REPORTS = 12
SOURCES = ("Interior Ministry", "Relief Board", "Provincial police")
SYLLABLES = (
    "ar",
    "bel",
    "cor",
    "dra",
    "esh",
    "fen",
    "gol",
    "hal",
    "ist",
    "jor",
    "kel",
    "lom",
    "mar",
    "nor",
    "os",
    "pel",
)


def story(number: int, chance: random.Random) -> Iterator[tuple[Document, list[Claim]]]:
    """The reports of one invented event."""
    places = ["".join(chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(5)]
    toll, text = chance.randint(11, 400), ""
    for index in range(REPORTS):
        toll += chance.randint(0, 40)
        missing, children = chance.randint(3, 90), max(1, toll // 9)
        if index % 4 != 3:  # else it is a copy of the report before it
            filler = " ".join("".join(chance.choices(SYLLABLES, k=2)) for _ in range(60))
            text = (
                f"The dead in {places[0]} are {toll}, among them {children} children. Missing are {missing}.\n"
                f"The wall above {places[1]} in {places[2]} fell on the road from {places[3]} to {places[4]}. {filler}."
            )
        document = Document(
            id=f"{number}-{index}", text=text, title=None, publisher=f"Paper {index % 4}", agency=None, byline=None,
            url=None, published=f"2031-05-{1 + index:02}T0{index % 9}:00:00Z", language="en", raw_sha256="0" * 64,
        )  # fmt: skip
        source = SOURCES[index % 3]
        yield document, [_claim(document, at, source) for at in range(3)]


def _claim(document: Document, at: int, source: str) -> Claim:
    measure = ("killed", "killed", "missing")[at]
    start = [i for i, c in enumerate(document.text) if c.isdigit() and not document.text[i - 1].isdigit()][at]
    end = start + 1
    while document.text[end].isdigit():
        end += 1
    quantity = Quantity(value=float(document.text[start:end]), low=None, high=None, bound="exact", unit="person")
    anchor = ids.anchor(document, start, end, measure)
    return Claim(
        id=anchor, anchor=anchor, document=document.id, measure=measure, quantity=quantity, aggregation="cumulative",
        population=Population(text="children", head="children") if at == 1 else None, population_inherited=None,
        place=None, time=None, as_of=(document.published or "")[:10],
        sources=(Citation(name=source, kind="institution", party=None, anonymous=False, cue="said", start=0, end=1),),
        modality=Modality(status="reported", certainty="certain", polarity=True),
        evidence=(spans.evidence(document, start, end, "figure"),), flags=(),
    )  # fmt: skip


def main(sizes: list[int]) -> None:
    """Prints, for each number of claims, the seconds in all and the microseconds a claim."""
    words = lexicon.load()
    print(f"{'claims':>9}{'links':>9}{'counts':>9}{'seconds':>9}{'µs/claim':>10}")
    for size in sizes:
        chance = random.Random(7)
        told = [pair for n in range(max(1, size // (3 * REPORTS))) for pair in story(n, chance)]
        documents, claims = [d for d, _ in told], [c for _, held in told for c in held]
        began = perf_counter()
        found = link.across(documents, claims, [], words)
        took = perf_counter() - began
        print(
            f"{len(claims):>9}{len(found.links):>9}{len(found.counts):>9}{took:>9.2f}{1e6 * took / len(claims):>10.0f}"
        )


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [1_000, 10_000, 100_000])
