"""The command that lays two readings of the same reports side by side."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallybook.cli.common import Format
from tallybook.errors import InputRefused, TallybookError
from tallybook.terminal import for_programs, print_records, print_table, say

if TYPE_CHECKING:
    from tallybook.compare import Read

READING = "JSON Lines as `extract` prints them; - for standard input."


def compare(
    a: Annotated[str, typer.Argument(metavar="READING_A", help=READING, show_default=False)],
    b: Annotated[str, typer.Argument(metavar="READING_B", help=READING, show_default=False)],
    format: Format = None,
) -> None:
    """Show where two readings of the same reports differ, claim by claim and field by field."""
    from tallybook import codec, shown
    from tallybook.compare import differences, pairs

    if a == b == "-":
        raise TallybookError("only one of the two readings can come from standard input")
    one, other = _reading(a), _reading(b)
    found = list(differences(one, other))
    if for_programs(format):
        print_records(map(codec.difference, found))
    else:
        print_table(shown.differences(found))
    both = sum(x is not None and y is not None for x, y in pairs(one, other))
    differing = len({(d.anchor_a, d.anchor_b) for d in found if d.kind == "field"})
    alone = [sum(d.kind == kind for d in found) for kind in ("only_a", "only_b")]
    say(f"{both} claims in both, {both - differing} of them alike; {alone[0]} only in A, {alone[1]} only in B")
    for name, lost in (("A", other.claims.keys() - one.claims.keys()), ("B", one.claims.keys() - other.claims.keys())):
        if lost:
            say(f"not in {name}: {len(lost)} documents, {', '.join(sorted(lost)[:5])}{' ...' if len(lost) > 5 else ''}")


def _reading(name: str) -> "Read":
    from tallybook import compare as comparing

    try:
        if name == "-":
            return comparing.load(sys.stdin)
        with Path(name).open(encoding="utf-8") as stream:
            return comparing.load(stream)
    except OSError as error:
        raise TallybookError(f"cannot read {name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TallybookError(f"cannot read {name}: it is no UTF-8 text") from error
    except InputRefused as error:
        raise TallybookError(f"cannot read {name}: {error}") from error
