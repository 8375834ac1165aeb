"""The templates, and how words from outside come into them: as text, whatever they hold."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tallybook import __version__, review, shown
from tallybook.terminal import HIDDEN, visible
from tallybook.types import Claim
from tallybook.web import reader, wording

FOLDER = Path(__file__).parent / "templates"


def badged(value: Any) -> Any:
    """Text as safe markup: characters of direction and control are shown as badges, newlines and tabs stay.

    Every expression of every template passes through here (Jinja's `finalize`); markup and numbers stay as they are.
    """
    if value is None:
        raise ValueError("a template would print None: say that the value is not known")
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if value.isascii() and value.isprintable():
        return escape(value)
    return Markup("").join(_badge(c) if _hides(c) else escape(c) for c in value)


def _hides(character: str) -> bool:
    kind = unicodedata.category(character)
    return character in HIDDEN or kind == "Cs" or (kind == "Cc" and character not in "\n\t")


def _badge(character: str) -> Markup:
    return Markup('<span class="hidden-character">U+{}</span>').format(f"{ord(character):04X}")


def as_attribute(value: str) -> Markup:
    """The value as it is, for an attribute between double quotes that a form sends back."""
    return escape(value)


def in_line(value: str) -> Markup:
    """One visible line, for a title or a label, where no badge can stand."""
    return escape(visible(wording.flat(value)))


def document_path(id: str) -> str:
    """The address of a document's page."""
    return f"/document/{quote(id, safe='', errors='surrogatepass')}"


def claim_path(anchor: str) -> str:
    """The address of a claim's page."""
    return f"/claim/{quote(anchor, safe='', errors='surrogatepass')}"


def figure_path(claim: Claim) -> str:
    """The address of a claim's card beside its document's text."""
    return f"{document_path(claim.document)}#c-{claim.anchor}"


def field_value(claim: Claim, field: str) -> str:
    """What a claim has in a field that can be corrected, in words."""
    held = review.value(claim, field)
    return wording.NOT_STATED if held is None else str(held)


def outside(url: str | None) -> str | None:
    """The url, if a browser may be sent there: http and https only."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname and visible(url) == url else None
    except ValueError:
        return None


@cache
def environment() -> Environment:
    """The templates' environment, with the words and addresses that they use."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=badged,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(as_attribute=as_attribute, in_line=in_line)
    made.globals.update(
        field_value=field_value,
        wording=wording,
        reader=reader,
        figure_of=shown.figure,
        document_path=document_path,
        claim_path=claim_path,
        outside=outside,
        version=__version__,
    )
    return made


def page(name: str, viewer: Any, **given: Any) -> str:
    """A page as HTML, as the viewer sees it."""
    return environment().get_template(name).render(viewer=viewer, **given)
