"""What a browser would see of a page: its tags, links, ids and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "img", "br"})


@dataclass
class Seen:
    """A page taken apart."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    article: str = ""
    words: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"an attribute twice in {tag}: {attrs}"
        self.seen.tags.append((tag, given))
        if given.get("id"):
            self.seen.ids.append(str(given["id"]))
        for name in ("href", "src", "action"):
            if given.get(name) is not None:
                self.seen.links.append(str(given[name]))
        if tag not in VOID:
            self.open.append((tag, given.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.seen.words += data
        if ("div", "text") in self.open and ("aside", "cards") not in self.open:
            self.seen.article += data


def see(html: str) -> Seen:
    """A page taken apart; fails where its tags do not nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not [tag for tag, _ in reader.open], "tags left open"
    return reader.seen
