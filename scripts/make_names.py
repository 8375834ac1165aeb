"""Makes `src/tallybook/data/names.txt` from the word lists of SCOWL, as Debian's packages `wamerican` and
`wamerican-large` carry them, and from the map.

    python scripts/make_names.py american-english american-english-large

A line is a word as it is written inside a sentence: a name that is no word ("Darfur", "McEnroe", "NASA"), a name that
is a word too, in both forms ("Bush bush"), or a word that the model's dictionary lacks ("ceasefire"). From the map
come those of its names that the dictionary has, but no list of common words ("Kandy").
"""

import sys
from importlib.resources import files
from pathlib import Path

from tallybook.extract.parse import dictionary

OUT = Path(__file__).parent.parent / "src/tallybook/data/names.txt"


def words(path: str) -> set[str]:
    """The words of a list, without possessives and single letters."""
    return {w for w in Path(path).read_text("utf-8").split() if w.isalpha() and len(w) > 1}


def main() -> None:
    """Writes the list."""
    common, large = words(sys.argv[1]), words(sys.argv[2])
    knows = dictionary()
    small, all_small = {w for w in common if w.islower()}, {w for w in large if w.islower()}
    names: dict[str, str] = {}
    for word in sorted(common - small, key=lambda w: (sum(map(str.isupper, w)), w)):
        names.setdefault(word.lower(), word)  # "Nato" before "NATO" is decided by the acronyms of the lexicon
    table = (files("tallybook") / "data" / "gazetteer.tsv").read_text("utf-8")
    for line in table.splitlines():
        name = line.split("\t")[4]
        if name.isalpha() and name.istitle() and knows(name.lower()) and name.lower() not in all_small:
            names.setdefault(name.lower(), name)
    found = [
        f"{name} {low}" if low in small else name for low, name in names.items() if low not in small or name.istitle()
    ]
    found += [w for w in small if not knows(w)]
    OUT.write_text("\n".join(sorted(found, key=lambda w: (w.lower(), w))) + "\n", "utf-8")
    print(len(found))


if __name__ == "__main__":
    main()
