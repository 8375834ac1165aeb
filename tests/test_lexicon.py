"""Words are data: complete, checked as they are read, and named by a digest."""

import shutil
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from tallybook import lexicon
from tallybook.errors import LexiconError
from tallybook.ingest import document
from tallybook.lexicon import Lexicon

WORDS = lexicon.load()
Reload = Callable[[], Lexicon]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data folder, which the lexicon is read from for the while."""
    with_data = tmp_path / "tallybook"
    shutil.copytree(str(files("tallybook") / "data"), with_data / "data")
    for module in (lexicon, document):
        monkeypatch.setattr(module, "files", lambda _: with_data)
    return with_data / "data"


reload: Reload = lexicon.load.__wrapped__


def append(path: Path, line: str) -> None:
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", encoding="utf-8")


def first(path: Path, line: str) -> None:
    path.write_text(f"{line}\n" + path.read_text("utf-8"), encoding="utf-8")


def test_the_copy_reads_as_the_original(data: Path) -> None:
    assert reload().digest == WORDS.digest
    assert reload().measures.keys() == WORDS.measures.keys()


@pytest.mark.parametrize("name", [*(f"en/{table}" for table in lexicon.TABLES), "measures/killed"])
def test_the_digest_changes_with_every_file(data: Path, name: str) -> None:
    append(data / f"{name}.toml", "# a comment")
    assert reload().digest != WORDS.digest


def test_the_digest_changes_with_the_words_of_ingest(data: Path) -> None:
    append(data / "en" / "ingest.toml", "# a comment")
    assert reload().digest != WORDS.digest


def test_a_measure_in_two_files_is_refused(data: Path) -> None:
    shutil.copy(data / "measures" / "killed.toml", data / "measures" / "slain.toml")
    with pytest.raises(LexiconError, match=r"slain\.toml.*killed"):
        reload()


def test_the_digest_knows_a_new_measure(data: Path) -> None:
    killed = (data / "measures" / "killed.toml").read_text("utf-8")
    (data / "measures" / "slain.toml").write_text(killed.replace("[killed", "[slain").replace("[[killed", "[[slain"))
    again = reload()
    assert again.digest != WORDS.digest
    assert again.measures.keys() - WORDS.measures.keys() == {"slain"}


@pytest.mark.parametrize("table", lexicon.TABLES)
def test_an_unknown_key_is_named_with_its_file(data: Path, table: str) -> None:
    first(data / "en" / f"{table}.toml", 'colour = ["red"]')
    with pytest.raises(LexiconError, match=rf"data/en/{table}\.toml: unknown key 'colour'"):
        reload()


@pytest.mark.parametrize("table", lexicon.TABLES)
def test_a_missing_key_is_named_with_its_file(data: Path, table: str) -> None:
    key = next(iter(lexicon.TABLES[table].__dataclass_fields__))
    path = data / "en" / f"{table}.toml"
    path.write_text("")
    with pytest.raises(LexiconError, match=rf"data/en/{table}\.toml: .*`{key}`"):
        reload()


@pytest.mark.parametrize("name", sorted(WORDS.measures))
def test_an_unknown_key_of_a_measure_is_named_with_its_file(data: Path, name: str) -> None:
    path = data / "measures" / f"{name}.toml"
    path.write_text(path.read_text("utf-8").replace(f"[{name}]\n", f'[{name}]\ncolour = "red"\n', 1))
    with pytest.raises(LexiconError, match=rf"data/measures/{name}\.toml: .*colour"):
        reload()


def test_an_unknown_key_of_an_example_is_named_with_its_file(data: Path) -> None:
    append(data / "measures" / "killed.toml", '[[killed.non_example]]\ntext = "x"\nreason = "y"')
    with pytest.raises(LexiconError, match=r"data/measures/killed\.toml: .*reason"):
        reload()


@pytest.mark.parametrize("damage", ["= broken", "say = 4", "say = [1]"])
def test_a_damaged_file_is_named(data: Path, damage: str) -> None:
    (data / "en" / "attribute.toml").write_text(damage)
    with pytest.raises(LexiconError, match=r"data/en/attribute\.toml"):
        reload()


def test_a_file_that_is_no_text_is_named(data: Path) -> None:
    (data / "measures" / "killed.toml").write_bytes(b'[killed]\nlabel = "\xff"')
    with pytest.raises(LexiconError, match=r"data/measures/killed\.toml"):
        reload()


def test_an_unknown_key_of_ingest_is_named_with_its_file(data: Path) -> None:
    first(data / "en" / "ingest.toml", 'colour = ["red"]')
    with pytest.raises(LexiconError, match=r"data/en/ingest\.toml: .*colour"):
        document.words.__wrapped__()


def test_every_file_of_words_is_read() -> None:
    there = {path.name for path in (files("tallybook") / "data" / "en").iterdir()}
    assert there == {f"{table}.toml" for table in lexicon.TABLES} | {"ingest.toml"}


@pytest.mark.parametrize("name", sorted(WORDS.measures))
def test_every_measure_has_examples_and_non_examples(name: str) -> None:
    measure = WORDS.measures[name]
    assert measure.example
    assert measure.non_example
    for example in measure.example:
        assert example.quote in example.text
        assert example.quantity.keys() <= {"value", "low", "high", "bound"}
        assert example.quantity


@pytest.mark.parametrize("name", sorted(WORDS.measures))
def test_every_measure_has_a_file_of_its_name_and_a_known_parent(name: str) -> None:
    assert (files("tallybook") / "data" / "measures" / f"{name}.toml").is_file()
    parent = WORDS.measures[name].parent
    assert parent is None or parent in WORDS.measures


def test_the_lexicon_is_read_once() -> None:
    assert lexicon.load() is WORDS


def test_another_language_is_a_folder_of_its_own(data: Path) -> None:
    shutil.copytree(data / "en", data / "xx")
    shutil.copytree(data / "measures", data / "xx" / "measures")
    one = min((data / "measures").iterdir())
    (data / "xx" / "measures" / one.name).unlink()
    found = lexicon.load.__wrapped__("xx")
    assert set(found.measures) == set(reload().measures) - set(tomllib.loads(one.read_text("utf-8")))
    assert found.digest != reload().digest
    (data / "xx" / "when.toml").unlink()
    with pytest.raises(LexiconError, match=r"data/xx/when\.toml cannot be read: No such file"):
        lexicon.load.__wrapped__("xx")
    with pytest.raises(LexiconError, match=r"data/yy/\w+\.toml cannot be read"):
        lexicon.load.__wrapped__("yy")


def test_the_page_about_languages_names_every_file_of_words() -> None:
    page = (Path(__file__).parent.parent / "docs/languages.md").read_text("utf-8")
    names = {p.name.removesuffix(".toml") for p in (files("tallybook") / "data/en").iterdir()}
    assert {n for n in names if f"`{n}`" not in page and f"{n}.toml" not in page} == set()
