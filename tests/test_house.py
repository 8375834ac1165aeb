"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tallybook import lexicon
from tallybook.extract import parse
from tallybook.types import Status

ROOT = Path(__file__).parent.parent
SOURCE = sorted((ROOT / "src").rglob("*.py"))
CODE = [*SOURCE, *sorted((ROOT / "tests").rglob("*.py"))]
LONGEST = 400  # lines


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def public(tree: ast.Module) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """The module, its public classes and functions, and the public methods of those classes."""
    yield tree
    bodies: list[list[ast.stmt]] = [tree.body]
    while bodies:
        for node in bodies.pop():
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
                yield node
                if isinstance(node, ast.ClassDef):
                    bodies.append(node.body)


@pytest.mark.parametrize("path", SOURCE, ids=name)
def test_what_is_public_says_what_it_is(path: Path) -> None:
    bare = [
        getattr(node, "name", name(path))
        for node in public(ast.parse(path.read_bytes()))
        if not ast.get_docstring(node)
    ]
    assert bare == []


MANY = 6  # words: from there on it is a list, and lists are data
WORD = re.compile(r"[a-z][a-z' -]*")
# Word lists in extract/ that are no words of the language, each with its reason.
GRAMMAR = "dependency labels of spaCy"
ALLOWED = {
    "counted.MODIFIER": GRAMMAR,
    "sayings._content": GRAMMAR,
    "sayings._other_clause": GRAMMAR,
    "modality.CLAUSE": GRAMMAR,
    "roles._governors": GRAMMAR,
    "relations.COMPLEMENT": GRAMMAR,
    "modality.CERTAINTY": "the statuses of types.Status",
    "when._PLACE": "the names of the rules in when.toml",
}


def texts(node: ast.AST) -> list[str]:
    """The strings in a literal collection, or of a string that is split into words."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("frozenset", "set", "tuple"):
        return [text for item in node.args for text in texts(item)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        held = node.func.value
        return held.value.split() if isinstance(held, ast.Constant) and isinstance(held.value, str) else []
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return [item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    if isinstance(node, ast.Dict):
        return [key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count("|") >= MANY - 1:
        return re.findall(r"(?<=[|(:])[a-z]{2,}(?=[|)])", node.value)
    return []


def lists(path: Path) -> dict[str, list[str]]:
    """The word lists of a module, by the name, the function or the class that they stand in."""
    found: dict[str, list[str]] = {}
    for statement in ast.parse(path.read_bytes()).body:
        nodes = list(ast.walk(statement))
        docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            words = [word for word in texts(node) if WORD.fullmatch(word)]
            if len(words) >= MANY and id(node) not in docstrings:
                found[f"{path.stem}.{label(statement)}"] = words
    return found


def label(statement: ast.stmt) -> str:
    """What a statement of a module is called."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", statement)
    return str(getattr(target, "id", None) or getattr(target, "name", None) or f"line {statement.lineno}")


def test_the_search_for_word_lists_finds_them(tmp_path: Path) -> None:
    path = tmp_path / "stage.py"
    path.write_text(
        '"""one|two|three|four|five|six|seven"""\n'
        'A = {"one", "two", "three", "four", "five", "six"}\n'
        'B = frozenset(["one", "two", "three", "four", "five", "six"])\n'
        'C = "one two three four five six".split()\n'
        'D = re.compile(r"(?:one|two|three|four|five|six|seven|eight)")\n'
        'E = {"ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX"}\n'
        'F = ("one", "two", "three", "four", "five")\n'
        "def g():\n"
        '    return x in ("one", "two", "three", "four", "five", "six")\n'
    )
    assert lists(path).keys() == {"stage.A", "stage.B", "stage.C", "stage.D", "stage.g"}


@pytest.mark.parametrize("path", [p for p in SOURCE if p.parent.name == "extract"], ids=name)
def test_words_are_data(path: Path) -> None:
    assert lists(path).keys() - ALLOWED.keys() == set()


@pytest.mark.parametrize("label", ALLOWED)
def test_what_is_allowed_is_there_and_is_what_it_is_said_to_be(label: str) -> None:
    known = {
        GRAMMAR: set(parse.load().model.nlp.get_pipe("parser").labels),
        "the statuses of types.Status": set(get_args(Status)),
        "the names of the rules in when.toml": set(lexicon.load().when.rules),
    }
    words = lists(ROOT / "src/tallybook/extract" / f"{label.split('.')[0]}.py")[label]
    assert set(words) <= known[ALLOWED[label]]


def ours() -> list[Path]:
    """Every file that is in the repository or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for text in listed.split("\0") if text and (path := ROOT / text).is_file()]


MACHINE = re.compile(r"(?<![\w.*/{}])/(?:work|home|tmp|root|Users)/")
PLAIN_HTTP = re.compile(
    r"http://(?!(?:127\.0\.0\.1|localhost|testserver|\[::1\]|www\.apache\.org|www\.w3\.org)\b)[\w.$\[{-]+"
)
HOSTS = {"example", "invalid", "test"}  # top-level domains that nobody owns


def lines() -> Iterator[tuple[str, str]]:
    """Every line of every text file, with where it stands."""
    for path in ours():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, an archive, a ledger
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{name(path)}:{number}", line


def test_no_path_of_one_machine_is_in_a_file() -> None:
    for folder in ("work", "home", "tmp"):
        assert MACHINE.search(f'open("/{folder}/report.txt")')
    assert [where for where, line in lines() if MACHINE.search(line)] == []


def test_no_host_is_named_over_plain_http() -> None:
    found = [
        where
        for where, line in lines()
        for match in PLAIN_HTTP.finditer(line)
        if match.group().rstrip(".").rsplit(".", 1)[-1] not in HOSTS
    ]
    assert found == []


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links", lock) == []


SHOWN = [ROOT / "src/tallybook/shown.py", ROOT / "src/tallybook/terminal.py"] + [
    path
    for path in sorted((ROOT / "src/tallybook/web").rglob("*"))
    if path.suffix in (".py", ".html", ".js", ".css", ".svg", ".txt") and "vendor" not in path.parts
]
COMMENTS = re.compile(r"<!--.*?-->|\{#.*?#\}|/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


def printed(path: Path) -> str:
    """What of a file can reach a reader: a program's strings, a page without its comments."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return COMMENTS.sub("", text)
    tree = ast.parse(text)
    said = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    strings = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in said)
    return "\n".join(n.value for n in strings if isinstance(n.value, str))


@pytest.mark.parametrize("path", SHOWN, ids=name)
def test_nothing_is_called_verified(path: Path) -> None:
    """We record who says what; we do not vouch for it."""
    assert re.findall(r"\bverified\b", printed(path), re.IGNORECASE) == []
