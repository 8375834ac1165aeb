"""The contract of every format, and what a command line can name: files, folders, standard input."""

import io
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.conftest import Taken, from_stdin
from ingest.samples import SAMPLES
from tallybook.errors import InputRefused
from tallybook.ingest import FORMATS, fetch, inputs, polite, read
from tallybook.ingest.fetch import Answered, Fetched
from tallybook.ingest.source import LARGEST
from tallybook.types import Document, Refusal


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_recognises_its_own_first(name: str) -> None:
    data, _ = SAMPLES[name]
    assert next(known for known, form in FORMATS.items() if form.recognise(data[:4096])) == name


def test_every_format_has_a_sample() -> None:
    assert SAMPLES.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"list"}))
def test_a_format_gives_whole_documents(name: str) -> None:
    data, text = SAMPLES[name]
    (document,) = from_stdin(data)
    assert isinstance(document, Document), document
    assert document.text == text
    assert document.id
    assert document.raw_sha256


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"list"}))
def test_a_format_reads_the_same_from_a_file_and_from_standard_input(taken: Taken, name: str) -> None:
    data, text = SAMPLES[name]
    (filed,), (piped,) = taken(data), from_stdin(data)
    assert isinstance(filed, Document)
    assert isinstance(piped, Document)
    assert filed.text == piped.text == text


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("cut", [1, 5, 9, 60, 200, -40, -9])
def test_a_format_that_is_cut_short_raises_nothing(name: str, cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "fetch", unreachable)
    found = from_stdin(SAMPLES[name][0][:cut])
    assert found
    assert all(isinstance(f, Document | Refusal) for f in found)


class Net:
    """Pages at addresses, each asked for by `get`, and no time that passes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **pages: bytes) -> None:
        self.pages = {f"https://courier.example/{name}": page for name, page in pages.items()}
        self.asked: list[str] = []
        monkeypatch.setattr(fetch, "fetch", self.get)
        monkeypatch.setattr(polite, "PAUSE", 0.0)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        self.asked.append(url.removeprefix("https://courier.example/"))
        if url not in self.pages:
            raise Answered(404, "Not Found", {})
        return Fetched(url=url, status=200, raw=self.pages[url])


def test_a_list_is_fetched_address_by_address(monkeypatch: pytest.MonkeyPatch) -> None:
    net = Net(monkeypatch, dam=SAMPLES["html"][0])
    document, gone = from_stdin(SAMPLES["list"][0])
    assert isinstance(document, Document)
    assert document.url == "https://courier.example/dam"
    assert gone == Refusal(input="https://courier.example/gone", reason="the server answered 404 Not Found")
    assert net.asked == ["robots.txt", "dam", "gone"]


def test_what_robots_may_not_read_of_a_list_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    net = Net(monkeypatch, **{"robots.txt": b"User-agent: *\nDisallow: /dam\n"}, dam=SAMPLES["html"][0])
    first, _ = from_stdin(SAMPLES["list"][0])
    assert first == Refusal(
        input="https://courier.example/dam", reason="the site's robots.txt asks programs not to read it"
    )
    assert "dam" not in net.asked


def sitemap(*names: str) -> bytes:
    return b"<sitemapindex>%s</sitemapindex>" % b"".join(
        b"<sitemap><loc>https://courier.example/%s</loc></sitemap>" % name.encode() for name in names
    )


def test_lists_that_name_each_other_end(monkeypatch: pytest.MonkeyPatch) -> None:
    net = Net(monkeypatch, a=sitemap("a", "b"), b=sitemap("a", "b", "c"), c=sitemap(*"abcdefg"))
    found = from_stdin(sitemap("a"))
    assert sorted(net.asked) == sorted(["robots.txt", *"abcdefg"])
    assert all(isinstance(f, Refusal) for f in found)
    monkeypatch.setattr(inputs, "MOST", 3)
    assert "more than 3 addresses hang on one input: no more of them are fetched" in {
        f.reason for f in from_stdin(sitemap("a")) if isinstance(f, Refusal)
    }


def unreachable(url: str, headers: Mapping[str, str] | None = None) -> Fetched:
    raise InputRefused("the network is not there")


def refused(found: list[Document | Refusal]) -> tuple[str, str]:
    (refusal,) = found
    assert isinstance(refusal, Refusal), refusal
    return refusal.input, refusal.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n ", "it holds nothing but white space"),
        (b"\xef\xbb\xbf \n", "it holds nothing but white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is no text: it holds binary data"),
        (b"12 dead. " * 1000 + b"\0", "it is no text: it holds binary data"),
        ("12 dead.".encode("utf-16-le"), "it is no text: it holds binary data"),
        (b"\xff\xfe1\x002", "its encoding is damaged: truncated data"),
        (b"\xff\xfe\x00\xd8a\x00", "its encoding is damaged: illegal UTF-16 surrogate"),
        (bytes(range(128, 256)), "it is no text in UTF-8, UTF-16 or Windows-1252"),
        (
            b"\xd1\xeb\xee\xe2\xee \xac\xa6\xa9\xb6\xb1\xa4",
            "it is no text in UTF-8, and read as Windows-1252 it is gibberish",
        ),
        (b"Title: Dam breach\nPublisher: Velmar Courier\n\n  \n", "it has a header and no text below it"),
    ],
)
def test_a_bad_file_is_named_with_its_reason(taken: Taken, tmp_path: Path, data: bytes, reason: str) -> None:
    assert refused(taken(data, "bad.txt")) == (str(tmp_path / "bad.txt"), reason)


def test_a_line_without_end_is_refused_without_being_kept() -> None:
    class Endless(io.RawIOBase):
        """50 MB on one line; what was asked for at once is counted."""

        left, most = 50_000_000, 0

        def readable(self) -> bool:
            return True

        def readinto(self, into: "memoryview[int]") -> int:  # type: ignore[override]
            size = min(len(into), self.left)
            into[:size] = b"a" * size
            self.left -= size
            self.most = max(self.most, size)
            return size

    raw = Endless()
    assert refused(list(read(["-"], io.BufferedReader(raw)))) == (
        "-",
        "it is larger than 20 MB: no single report is",
    )
    assert raw.most <= LARGEST + 1


def test_a_long_json_line_is_refused_and_the_next_is_read() -> None:
    good = b'{"text": "12 dead."}\n'
    found = from_stdin(good + b'{"text": "' + b"a" * (LARGEST + 5_000_000) + b'"}\n' + good)
    assert [type(f) for f in found] == [Document, Refusal, Document]
    assert found[1] == Refusal(input="- line 2", reason="the line is longer than 20 MB: no single report is")


@pytest.mark.parametrize("size", [4095, 4096, 4097, 8192])
def test_lines_are_whole_wherever_the_first_block_ends(size: int) -> None:
    first = '{"text": "' + "a" * (size - 13) + '"}\n'
    assert len(first) == size
    found = from_stdin((first + '{"text": "12 dead."}').encode())
    assert [f.text[-3:] if isinstance(f, Document) else f for f in found] == ["aaa", "ad."]


def test_a_missing_date_is_a_flag_and_no_default(taken: Taken) -> None:
    (document,) = taken("The Sella dam broke and 12 people drowned in the valley, the water board said.")
    assert isinstance(document, Document)
    assert document.published is None
    assert document.flags == ("date_unknown",)


@pytest.mark.parametrize(("said", "flag"), [("03/04/2031", "date_ambiguous"), ("in spring", "date_unreadable")])
def test_a_date_that_cannot_be_read_is_a_flag(taken: Taken, said: str, flag: str) -> None:
    (document,) = taken(f"Published: {said}\n\nThe Sella dam broke and 12 people drowned in the valley, it was said.")
    assert isinstance(document, Document)
    assert document.published is None
    assert document.flags == (flag,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Beim Bruch des Staudamms im Sellatal sind mindestens zwölf Menschen ertrunken, wie die Polizei mitteilte.",
        ),
        ("es", "Al menos doce personas murieron ahogadas el miércoles tras la rotura de la presa, informó la policía."),
        ("ru", "Не менее двенадцати человек утонули в среду после прорыва плотины, сообщила полиция."),
    ],
)
def test_another_language_is_kept_and_says_so(taken: Taken, language: str, text: str) -> None:
    (document,) = taken(f"Published: 2031-03-12\n\n{text}")
    assert isinstance(document, Document)
    assert document.language == language
    assert document.flags == ("language_unread",)


def test_the_rest_is_read_when_one_is_refused(tmp_path: Path) -> None:
    good, other = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text("12 dead.")
    other.write_text("13 dead.")
    missing = str(tmp_path / "missing.txt")
    found = list(read([str(good), missing, "ftp://courier.example/dam", str(other)]))
    assert [f.id if isinstance(f, Document) else f.input for f in found] == [
        "a",
        missing,
        "ftp://courier.example/dam",
        "b",
    ]
    assert found[1] == Refusal(input=missing, reason="there is no such file")
    assert isinstance(found[2], Refusal)
    assert found[2].reason == "it is no web address (http or https): ftp://courier.example/dam"


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_what_is_no_name_is_not_taken_for_this_folder(name: str) -> None:
    assert refused(list(read([name]))) == (name, "it is no name of a file")


def test_a_folder_is_read_through_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"id": "c", "text": "12 dead."}' if name == "c.jsonl" else "12 dead.")
    assert [f.id if isinstance(f, Document) else f for f in read([str(tmp_path)])] == ["z", "b", "c"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert refused(list(read([str(tmp_path)]))) == (str(tmp_path), "the folder is empty")


def test_a_link_that_leads_back_up_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("12 dead.")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    first, second = read([str(tmp_path)])
    assert isinstance(first, Document)
    assert second == Refusal(input=str(tmp_path / "in" / "up"), reason="it is a link back to a folder that it lies in")


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(list(read([str(tmp_path)]))) == (str(tmp_path / "pipe"), "it is neither a file nor a folder")


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert refused(list(read([str(tmp_path)]))) == (str(tmp_path / "gone"), "there is no such file")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("12 dead.")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read all: the refusal of the system is played

        def denied(self: Path, *given: object) -> None:
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "open", denied)
    assert refused(list(read([str(path)]))) == (str(path), "you may not read it (permission denied)")


def test_standard_input_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    class Folder(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    assert refused(list(read(["-"]))) == ("-", "there is no standard input here")
    assert refused(list(read(["-"], Folder()))) == ("-", "it cannot be read: Is a directory")


def test_a_file_name_that_is_no_text_gives_an_id_that_is(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:
        stream.write(b"12 dead.")
    (document,) = read([os.fsdecode(path)])
    assert isinstance(document, Document)
    assert document.id == "caf\ufffd"


@pytest.mark.parametrize(
    "text",
    [
        "At least twelve people drowned on Wednesday after the dam in the Sella valley broke, the police said.",
        "Orla Venn, Piet Harrowe, Ilse Maren, Joost Amel, Teo Vask, Ana Ferro: the 12 dead of Drazhe, Ushna, Korrun.",
    ],
)
def test_names_and_figures_make_no_other_language(taken: Taken, text: str) -> None:
    (document,) = taken(text)
    assert isinstance(document, Document)
    assert document.language == "en"
