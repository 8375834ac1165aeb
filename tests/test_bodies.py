"""Names of one body have one key, in our table and in the user's; a wrong file is named with what is wrong in it."""

from pathlib import Path

import pytest

from cli.conftest import tallybook
from tallybook import bodies, lexicon
from tallybook.bodies import Bodies
from tallybook.errors import LexiconError

OURS = lexicon.load().sources


@pytest.mark.parametrize(
    "names",
    [
        ["the Pentagon", "U.S. Department of Defense", "US Defence Department", "America's defence ministry"],
        ["NIS", "Seoul's spy agency", "South Korea’s National Intelligence Service", "the South Korean spy agency"],
        ["Ministry of Defence of the Russian Federation", "Russia's Defense Ministry", "the Russian defence ministry"],
        ["General Staff of the Armed Forces of Ukraine", "Ukraine's General Staff", "the Ukrainian general staff"],
        ["WHO", "the World Health Organisation", "UN health agency", "World Health Organization"],
        ["UNHCR", "Unhcr", "the U.N. refugee agency", "United Nations High Commissioner for Refugees"],
        ["IDF", "the Israeli military", "Israel Defense Forces", "Israel's army"],
        ["Kyiv", "Kiev", "Ukraine", "the Ukrainian government", "Ukrainian authorities"],
        ["AFAD", "Turkey's AFAD", "Turkish disaster management agency"],
        ["MSF", "Doctors Without Borders", "Médecins Sans Frontières"],
    ],
)
def test_all_names_of_a_body_have_one_key(names: list[str]) -> None:
    found = {name: bodies.body(name, OURS) for name in names}
    assert len({b.name for b in found.values() if b is not None}) == 1
    assert None not in found.values()


@pytest.mark.parametrize("name", ["who", "is", "us", "the ministry", "Ana Ferro", "Arnor's army", "", "’s", "police"])
def test_a_name_that_no_file_knows_is_nobody(name: str) -> None:
    assert bodies.body(name, OURS) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Russian defence ministry", "the Ukrainian defence ministry"),
        ("Moscow", "the Russian defence ministry"),
        ("North Korea", "South Korea"),
        ("Sudan's army", "South Sudan's army"),
        ("Niger's army", "the Nigerian army"),
        ("Guinea", "Guinea-Bissau"),
    ],
)
def test_two_bodies_have_two_keys(one: str, other: str) -> None:
    a, b = bodies.body(one, OURS), bodies.body(other, OURS)
    assert a is not None
    assert b is not None
    assert a.name != b.name


@pytest.mark.parametrize(
    ("name", "country"),
    [("Russian officials", "Russia"), ("the Pentagon", "United States"), ("IDF", "Israel"), ("Ana Ferro", None)],
)
def test_a_name_may_say_its_country(name: str, country: str | None) -> None:
    assert bodies.country(name, OURS) == country


def table(*texts: str) -> Bodies:
    return bodies.read((f"file {at}", text.encode()) for at, text in enumerate(texts))


def test_the_users_names_win() -> None:
    ours = '[[source]]\nname = "A"\nkind = "media"\nparty = "Arnor"\nalias = ["x", "y"]'
    both = table(ours, '[[source]]\nname = "B"\nalias = ["x"]\n[[source]]\nname = "A"\nalias = ["z"]')
    assert [bodies.body(n, both).name for n in ("x", "y", "z")] == ["B", "A", "A"]  # type: ignore[union-attr]
    assert bodies.body("z", both) == bodies.body("y", both)


def test_a_country_of_the_user_has_our_offices() -> None:
    own = '[[country]]\nname = "Arnor"\nadjective = ["Arnori"]\ncapital = ["Velmar"]'
    both = table((Path(bodies.__file__).parent / "data" / "sources.toml").read_text("utf-8"), own)
    assert bodies.body("the Arnori armed forces", both) == bodies.body("Arnor's army", both)
    assert bodies.body("Velmar", both) == bodies.body("Arnor", both)
    assert bodies.country("Arnori officials", both) == "Arnor"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[[source]]\nname = "A"\ncolour = "red"', "file 0: .*colour"),
        ('[[source]]\nname = "A"\nkind = "bank"', "file 0: .*bank"),
        ('[[source]]\nalias = ["A"]', "file 0: .*name"),
        ("source = 4", "file 0: "),
        ("= broken", "file 0: "),
        ('[[source]]\nname = "A"\nalias = ["x"]\n[[source]]\nname = "B"\nalias = ["X"]', "file 0: 'X' .* 'A' and 'B'"),
    ],
)
def test_a_wrong_file_is_named_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        table(text)


def test_the_file_of_the_user_is_found_and_is_in_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("TALLYBOOK_SOURCES")
    read = lexicon.load.__wrapped__
    assert read().digest == lexicon.load().digest
    (tmp_path / "tallybook").mkdir()
    (tmp_path / "tallybook" / "sources.toml").write_text('[[source]]\nname = "Coastal League"\nalias = ["CRL"]')
    own = read()
    assert own.digest != lexicon.load().digest
    assert bodies.body("the CRL", own.sources) == bodies.Body(name="Coastal League", kind=None, party=None)
    monkeypatch.setenv("TALLYBOOK_SOURCES", "")
    assert read().digest == lexicon.load().digest


def test_the_option_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "load", lexicon.load.__wrapped__)
    monkeypatch.setenv("TALLYBOOK_SOURCES", "")
    done = tallybook("--sources", str(tmp_path / "none.toml"), "explain", "-", input="Two died.")
    assert done.exit_code == 2
    assert f"your file of sources '{tmp_path / 'none.toml'}' cannot be read: No such file" in done.stderr
