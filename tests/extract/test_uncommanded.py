"""What a new interpreter imports: in processes of their own, since this one has imported everything."""

import subprocess
import sys

import pytest

COMMANDS = "weasel", "requests", "spacy.cli"


def said(code: str) -> str:
    """What the code prints in a new interpreter."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


@pytest.mark.slow
def test_the_parser_comes_without_the_commands_of_spacy() -> None:
    code = f"import sys, tallybook.extract.parse; print([m for m in {COMMANDS!r} if m in sys.modules])"
    assert said(code) == "[]"


@pytest.mark.slow
def test_whoever_wants_them_gets_spacys_own() -> None:
    code = (
        "import tallybook.extract.parse, spacy; told = spacy.info(silent=True); import spacy.cli; "
        "print(told['spacy_version'] == spacy.__version__, callable(spacy.cli.download), spacy.cli.info.__module__)"
    )
    assert said(code) == "True True spacy.cli.info"


@pytest.mark.slow
def test_a_spacy_that_was_there_before_is_left_alone() -> None:
    code = "import spacy, tallybook.extract.parse; print(spacy.info is spacy.cli.info)"
    assert said(code) == "True"
