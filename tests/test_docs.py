"""The documents say what the program does today: commands, types, measures, floors, and the example in the README."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from cogapp import Cog  # type: ignore[import-untyped]
from typer.testing import CliRunner

from tallybook import lexicon
from tallybook.cli import app
from tallybook.web import wording

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
MADE = [page for page in PAGES if "[[[cog" in page.read_text("utf-8")]
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def test_what_is_made_from_the_program_is_current(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = {"README.md", "docs/commands.md", "docs/data-model.md", "docs/measures.md", "docs/parquet.md", "docs/web.md"}
    assert {name(page) for page in MADE} == made
    monkeypatch.chdir(ROOT)
    failed = Cog().main(["cog", "--check", "-I", "docs", *map(name, MADE)])
    assert not failed, f"run .venv/bin/cog -r -I docs README.md docs/*.md\n{capsys.readouterr().out}"


def test_every_command_is_documented_and_every_documented_command_is_there() -> None:
    assert set(re.findall(r"^## tallybook (\S+)$", text("docs/commands.md"), re.MULTILINE)) == COMMANDS


def test_every_measure_is_documented_and_every_documented_measure_is_there() -> None:
    assert set(re.findall(r"^## (\S+)$", text("docs/measures.md"), re.MULTILINE)) == set(lexicon.load().measures)


CALL = re.compile(r"(?:\./tb|\btallybook) +([a-z]+)\b((?: +[^\s#`|]+)*)")
OURS = {"test"}  # of the launcher alone


def calls(page: Path) -> Iterator[tuple[str, str]]:
    """The commands in code blocks and in back ticks, each with its arguments."""
    for code in re.findall(r"^ {4,}\S.*$|`[^`\n]+`", page.read_text("utf-8"), re.MULTILINE):
        yield from CALL.findall(code)


def test_the_search_for_commands_finds_them(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "See `tallybook asof DATE`.\n\n    ./tb add --ledger war.db a.txt  # keep\n\nA tallybook is a book.\n"
    )
    assert list(calls(page)) == [("asof", " DATE"), ("add", " --ledger war.db a.txt")]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_names_no_command_or_option_that_is_not_there(page: Path) -> None:
    options = dict(
        re.findall(r"^## tallybook (\S+)$(.*?)(?=^## |\Z)", text("docs/commands.md"), re.MULTILINE | re.DOTALL)
    )
    for command, arguments in calls(page):
        assert command in COMMANDS | OURS
        unknown = [a for a in re.findall(r"--[a-z-]+", arguments) if f"`{a}" not in options.get(command, f"`{a}")]
        assert unknown == [], command


def test_the_readme_shows_every_command() -> None:
    shown = re.findall(r"^\| \[`(\S+)`\]", text("README.md"), re.MULTILINE)
    assert set(shown) == COMMANDS


LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ANCHOR = re.compile(r"[^\w\- ]")


def headings(page: Path) -> set[str]:
    """The fragments by which a page's headings are linked to."""
    found = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(page.read_text("utf-8")):
        path, _, fragment = link.partition("#")
        if path.startswith("https://"):
            continue
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (fragment and fragment not in headings(there)):
            lost.append(link)
    assert lost == []


def test_the_readme_knows_every_room() -> None:
    """What is named is there; what is there is named."""
    section = text("README.md").partition("## For contributors")[2]
    named = {
        part for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE) for part in re.findall(r"`([^`]+)`", row)
    }
    source = ROOT / "src/tallybook"
    rooms = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in source.iterdir()
        if path.name[:2] != "__" and path.name != "py.typed"
    }
    assert named == rooms


def test_the_example_in_the_readme_is_what_the_program_prints(tmp_path: Path) -> None:
    section = text("README.md").partition("## What a claim looks like")[2]
    lines = re.findall(r"^ {4}(\w.*)$", section.partition("```json")[0], re.MULTILINE)
    header = [line for line in lines if re.match(r"[A-Z][a-z]+: ", line)]
    report = tmp_path / "report.txt"
    report.write_text("\n".join(header) + "\n\n" + " ".join(lines[len(header) :]) + "\n")
    done = CliRunner().invoke(app, ["extract", "--format", "jsonl", str(report)])
    assert done.exit_code == 0
    claims = [record for line in done.stdout.splitlines() if (record := json.loads(line))["type"] == "claim"]
    shown = re.search(r"```json\n(.*?)```", section, re.DOTALL)
    assert shown is not None
    assert [json.loads(shown[1])] == claims


NO_FLAG = {"measure_unknown"}  # why a second reader's claim is refused


def flag_table() -> dict[str, str]:
    """The flags of the documentation, and what each is on."""
    section = text("docs/data-model.md").partition("## Flags")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", section, re.MULTILINE))


def raised() -> set[str]:
    """The flags that the code sets: what stands where flags are given, and all that is called as flags are."""
    endings = {flag.rpartition("_")[2] for flag in flag_table()}
    like_one = re.compile(rf"[a-z]+(?:_[a-z]+)*_(?:{'|'.join(sorted(endings))})")
    files = [p for room in ("ingest", "extract", "readers") for p in (ROOT / "src/tallybook" / room).rglob("*.py")]
    found = set()
    for path in [*files, ROOT / "src/tallybook/watch.py"]:
        for node in ast.walk(ast.parse(path.read_bytes())):
            given = [k.value for k in node.keywords if k.arg == "flags"] if isinstance(node, ast.Call) else []
            found |= {c.value for value in given for c in ast.walk(value) if isinstance(c, ast.Constant)}
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and like_one.fullmatch(node.value):
                found.add(node.value)
    return {str(flag) for flag in found} - NO_FLAG


def test_every_flag_is_documented_and_every_documented_flag_is_there() -> None:
    assert set(flag_table()) == raised()
    assert set(flag_table().values()) == {"claim", "document"}


def test_every_flag_has_its_words_on_the_page() -> None:
    assert raised() - wording.words()["flags"].keys() == set()


DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
PARTS = ["## Context", "## Decision", "## Rejected", "## Consequence"]


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_a_decision_has_its_number_its_date_and_its_parts(page: Path) -> None:
    number = int(page.name[:4])
    lines = page.read_text("utf-8").splitlines()
    assert [other for other in DECISIONS if other.name.startswith(f"{number:04d}-")] == [page]
    assert re.fullmatch(rf"# {number}\. \S.*", lines[0])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.?", lines[2])
    assert [line for line in lines if line.startswith("## ")] == PARTS
    assert f"]({page.name})" in text("docs/decisions/README.md")


def test_the_changelog_has_a_place_for_what_is_not_released() -> None:
    assert re.search(r"^## \[Unreleased\]$", text("CHANGELOG.md"), re.MULTILINE)
