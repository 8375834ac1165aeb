"""What README.md and the pages here take from the program itself, so that they cannot drift from it.

Cog runs these functions where a page asks for them:

    .venv/bin/cog -r -I docs README.md docs/*.md

`tests/test_docs.py` fails where a page is not what they give today.
"""

import ast
import io
import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import typer

from tallybook import codec, ingest, lexicon
from tallybook.cli import app
from tallybook.types import Document

ROOT = Path(__file__).parent.parent
SENTENCE = (
    "At least 14 passengers drowned when a ferry sank off Fenna on Monday, a coastguard officer said, "
    "citing the harbour police."
)
EXAMPLE = f"Id: ferry\nPublished: 2031-05-07\nPublisher: The Velmar Courier\n\n{SENTENCE}\n"


# --- the commands


def subcommands() -> dict[str, Any]:
    """The commands by name, in the order of `tallybook --help`."""
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def table_of_commands() -> str:
    """One row a command, with what it does."""
    rows = [f"| [`{name}`](docs/commands.md#tallybook-{name}) | {_cell(_help(c))} |" for name, c in _shown()]
    return "\n".join(["| command | what it does |", "|---|---|", *rows, ""])


def commands() -> str:
    """A section a command: its usage, then its arguments and options with their defaults."""
    return "\n".join(_section(name, command) for name, command in _shown())


def _shown() -> Iterator[tuple[str, Any]]:
    return ((name, command) for name, command in subcommands().items() if not command.hidden)


def _help(command: Any, name: str = "help") -> str:
    return " ".join((getattr(command, name) or "").split())


def _section(name: str, command: Any) -> str:
    context = typer.Context(command, info_name=f"tallybook {name}")
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name != "argument"]
    words = " ".join(p.metavar if p.required else f"[{(p.metavar or p.name).upper()}]" for p in arguments)
    usage = " ".join(part for part in (f"tallybook {name}", "[OPTIONS]" if options else "", words) if part)
    rows = [record for p in (*arguments, *options) if (record := p.get_help_record(context)) is not None]
    lines = [f"## tallybook {name}", "", _help(command), "", f"    {usage}", ""]
    if rows:
        lines += ["| | |", "|---|---|"]
        lines += [f"| `{_cell(_plain(left))}` | {_cell(' '.join(right.split()))} |" for left, right in rows]
        lines.append("")
    return "\n".join(lines)


def _plain(name: str) -> str:
    """The name of a parameter without the types of Python."""
    for typed, said in (
        (" <list[str]>", ""),
        ("<str>", "TEXT"),
        ("<path>", "FILE"),
        ("<int range>", "N"),
        ("<int>", "N"),
    ):
        name = name.replace(typed, said)
    return name


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# --- the addresses


def addresses() -> str:
    """One row an address of the web server, with the role that it needs and what it answers."""
    from tallybook.web.application import ROUTES
    from tallybook.web.rights import NEEDED, addressed

    rows = [
        f"| `{'POST ' * ('POST' in route.methods)}{_parts(route.path)}` | {NEEDED[addressed(route)]} "
        f"| {_cell(_help(route.endpoint, '__doc__'))} |"
        for route in ROUTES
    ]
    return "\n".join(["| address | role | what is there |", "|---|---|---|", *rows, ""])


def filters() -> str:
    """The names of the filters, which are also options of `show`."""
    from dataclasses import fields

    from tallybook.ledger import Filters

    return " ".join(f"`{field.name}`" for field in fields(Filters)) + "\n"


def _parts(path: str) -> str:
    return re.sub(r"\{(\w+)[^}]*\}", lambda part: part[1].upper(), path)


# --- the types


def data_model() -> str:
    """The words that some fields are limited to, then a section a dataclass of the files of types, in their order."""
    files = ("types", "entries", "readings")
    body = [node for f in files for node in ast.parse((ROOT / f"src/tallybook/{f}.py").read_text("utf-8")).body]
    lines = ["## Words that a field is limited to", "", "| type | one of |", "|---|---|"]
    for node in body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Subscript)
            and isinstance(node.targets[0], ast.Name)
        ):
            words = " ".join(f"`{word}`" for word in ast.literal_eval(node.value.slice))
            lines.append(f"| `{node.targets[0].id}` | {words} |")
    for node in body:
        if isinstance(node, ast.ClassDef):
            lines += ["", *_dataclass(node)]
    return "\n".join([*lines, ""])


def _dataclass(node: ast.ClassDef) -> Iterator[str]:
    yield f"## {node.name}"
    yield ""
    yield from (ast.get_docstring(node) or "").splitlines()
    yield ""
    yield "| field | type |"
    yield "|---|---|"
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            kind = ast.unparse(item.annotation).replace("'", '"')
            default = f", by default `{ast.unparse(item.value)}`" if item.value is not None else ""
            yield f"| `{item.target.id.rstrip('_')}` | `{_cell(kind)}`{_cell(default)} |"


# --- the columns of Parquet


def columns() -> str:
    """One row a column of what `extract --out` writes, with its type and what it is."""
    from tallybook.scale.rows import schema

    rows = []
    for column in schema():
        kind = str(column.type).replace("item: ", "")
        many = "list of " if kind.startswith("list") else ""
        named = HELD.get(column.name)
        told = f"{many}[{named}](data-model.md#{named.lower()})" if named else f"`{kind}`"
        rows.append(f"| `{column.name}` | {told} | {column.metadata[b'is'].decode()} |")
    return "\n".join(["| column | type | what it is |", "|---|---|---|", *rows, ""])


HELD = {"claims": "Claim", "links": "Link", "gated": "Gated", "refused": "Refusal", "run": "Run", "unread": "Unread"}

# --- the measures

TRIGGERS = ("verb", "subject", "adjective", "noun", "of", "toll", "group", "phrase", "both")
MANY = 10  # words; the file has the rest


def measures() -> str:
    """A section a measure: what it counts, its words, an example and a non-example from its file."""
    return "\n".join(_measure(name, measure) for name, measure in lexicon.load().measures.items())


def _measure(name: str, measure: lexicon.Measure) -> str:
    words = list(dict.fromkeys(word for kind in TRIGGERS for word in getattr(measure, kind)))
    idioms = list(dict.fromkeys(f"{i.verb[0]} … {i.with_[0]}" for i in measure.idiom if i.with_))
    more = len(words) + len(idioms) - len((words + idioms)[:MANY])
    said = ", ".join((words + idioms)[:MANY]) + (f" … and {more} more" if more else "")
    part = f" Part of [{measure.parent}](#{measure.parent})." if measure.parent else ""
    lines = [f"## {name}", "", f"{measure.counts[0].upper()}{measure.counts[1:]}.{part}", ""]
    lines += [f"- label: {measure.label}; unit: {measure.unit}", f"- words: {said}"]
    if measure.example:
        first = measure.example[0]
        lines.append(f"- read: {first.text.replace(first.quote, f'**{first.quote}**', 1)}")
    if measure.non_example:
        lines.append(f"- not read: {measure.non_example[0].text}")
    return "\n".join([*lines, ""])


# --- how well it reads

SCORES = {
    "f1": "figures found with the right measure: F1 of the next two",
    "precision": "of the figures found, how many are in the gold",
    "recall": "of the figures in the gold, how many are found",
    "value": "its number and range",
    "bound": "its bound: at least, about ...",
    "who": "who or what is counted",
    "status": "its status: reported, estimated, denied ...",
    "status_other": "the same, where it is not “reported”",
    "origin": "who said it first",
    "chain": "the whole chain of sources",
    "as_of": "the date at which it held",
    "as_of_other": "the same, where it is not the day of publication",
    "time": "the period counted over",
    "place": "where",
    "aggregation": "total, increment, one event or a level",
    "whole": "value, bound, who, status, origin and as-of all right at once",
    "strict_f1": "F1 of figures that are right as a whole",
    "duplicate_f1": "links: the same statement again",
    "revises_f1": "links: a newer figure of the same source",
    "contradicts_f1": "links: two that cannot both hold",
    "part_of_f1": "links: a part of another figure",
    "corroborates_f1": "links: another origin, the same figure",
    "same_count_f1": "over several reports: which figures answer one question",
    "as_of_right": "over several reports: what stood at a date, all of it right",
    "as_of_rows_f1": "over several reports: what stood at a date, row by row",
    "origins_right": "over several reports: how many independent origins",
}


def accuracy() -> str:
    """The floors of `tests/floors.toml`, a row a field; a field without a floor in a corpus has a dash."""
    floors = {
        name: table["floor"] for name, table in tomllib.loads((ROOT / "tests/floors.toml").read_text("utf-8")).items()
    }
    fields = dict.fromkeys([*SCORES, *(name for least in floors.values() for name in least)])
    lines = ["| field | | " + " | ".join(floors) + " |", "|---|---|" + "---:|" * len(floors)]
    for field in fields:
        if any(field in least for least in floors.values()):
            cells = [_floor(least, field) for least in floors.values()]
            lines.append(f"| `{field}` | {SCORES.get(field, '')} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


def _floor(least: Mapping[str, float], field: str) -> str:
    return f"{least[field]:.2f}" if field in least else "–"


# --- the example


def example() -> str:
    """The invented report, and the first claim that is read in it, laid out a field a line."""
    from tallybook.extract import parse
    from tallybook.scale.reading import read

    found = list(ingest.read(["-"], io.BytesIO(EXAMPLE.encode())))
    assert len(found) == 1
    assert isinstance(found[0], Document)
    record = codec.claim(read(found[0], lexicon.load(), parse.load()).claims[0])
    report = "\n".join(textwrap.wrap(SENTENCE, 90, initial_indent="    ", subsequent_indent="    "))
    header = textwrap.indent(EXAMPLE.partition("\n\n")[0], "    ")
    return f"{header}\n\n{report}\n\n```json\n{_laid_out(record)}\n```\n"


def _laid_out(record: Mapping[str, Any]) -> str:
    """JSON with a line a field, and a line for each item of a list of objects."""
    said = partial(json.dumps, ensure_ascii=False)
    fields = []
    for name, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            items = ",\n".join(f"    {said(item)}" for item in value)
            fields.append(f"  {said(name)}: [\n{items}\n  ]")
        else:
            fields.append(f"  {said(name)}: {said(value)}")
    return "{\n" + ",\n".join(fields) + "\n}"
