"""Mail (RFC 5322) and mailboxes: the message is a report, and so is each attachment that can be read."""

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from typing import Any

from tallybook.errors import InputRefused
from tallybook.ingest import html
from tallybook.ingest.document import Fields, build
from tallybook.ingest.source import Documents, Source, lines, whole
from tallybook.types import Document, Refusal

LARGEST = 100_000_000  # bytes of a message with its attachments
_HEADER = re.compile(rb"\A(?:[A-Za-z0-9-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+){2,}+")
_OURS = re.compile(rb"^(?:message-id|received|mime-version|return-path|delivered-to|x-mailer|from):.*@", re.I | re.M)
_QUOTED = re.compile(rb">+From ")
_BLANK = re.compile(rb"\r?\n\r?\n\Z")
_BOX = re.compile(rb"\AFrom \S+.*\d{4}\r?\n")


def recognise(start: bytes) -> bool:
    """Whether the input begins as a message: header fields, one of which only mail has."""
    head = _HEADER.match(start)
    return head is not None and _OURS.search(head.group()) is not None


def recognise_box(start: bytes) -> bool:
    """Whether the input begins as a mailbox: "From ", an address and a date."""
    return _BOX.match(start) is not None


def documents(source: Source) -> Documents:
    """The message and its attachments."""
    yield from _message(source, source.name, whole(source, LARGEST))


def of_box(source: Source) -> Documents:
    """Every message of a mailbox, and their attachments, one after the other; one message at a time is held."""
    for number, raw in enumerate(_messages(source), start=1):
        name = f"{source.name} message {number}"
        try:
            if raw is None:
                raise InputRefused(f"it is larger than {LARGEST // 1_000_000} MB: no single message is")
            yield from _message(source, name, raw)
        except InputRefused as error:
            yield Refusal(input=name, reason=str(error))


def _messages(source: Source) -> Iterator[bytes | None]:
    """The messages of a mailbox (RFC 4155, mboxrd), each without its first line; None for one that is too large."""
    held: bytearray | None = None
    blank = True  # whether the line before is
    for line in lines(source.stream):
        parts, blank = blank and line.startswith(b"From "), not line.strip()
        if parts:
            if held is not None:
                yield _ended(held)
            held = bytearray()
        elif held is not None and len(held) <= LARGEST:
            held += line[1:] if _QUOTED.match(line) else line
    if held is not None:
        yield _ended(held)


def _ended(held: bytearray) -> bytes | None:
    """A message without the blank line that parts it from the next."""
    return _BLANK.sub(b"\n", bytes(held)) if len(held) <= LARGEST else None


def _message(source: Source, name: str, raw: bytes) -> Documents:
    try:
        message: Any = message_from_bytes(raw, policy=default)
        body = message.get_body(("plain", "html"))
        attached = list(message.iter_attachments())
    except (MessageError, LookupError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise InputRefused(f"it is a damaged message: {error}") from error
    try:
        yield _own(message, body, raw)
    except InputRefused as error:
        if not attached:
            raise
        yield Refusal(input=name, reason=str(error))
    for part in attached:
        yield from _attachment(source, name, part)


def _own(message: EmailMessage, body: Any, raw: bytes) -> Document:
    words = _content(body)
    if not words.strip():
        raise InputRefused("the message has no words of its own")
    given = Fields(
        id=_field(message, "Message-ID"),
        title=_field(message, "Subject"),
        published=_field(message, "Date"),
        byline=_field(message, "From"),
    )
    if body.get_content_type() == "text/html":
        return html.report(words.encode(), None, given)
    text = words.replace("\r\n", "\n")
    return build(text if given.title is None else f"{given.title}\n\n{text}", given, raw=raw)


def _content(part: Any) -> str:
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, KeyError) as error:
        raise InputRefused(f"the message's encoding is damaged: {error}") from error


def _field(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError):  # a header that the library's own grammar trips over
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _attachment(source: Source, name: str, part: Any) -> Documents:
    label = f"{name} attachment {part.get_filename('without a name')}"
    if part.get_content_maintype() in ("image", "audio", "video"):
        return
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()[0].as_bytes()
    else:
        inner = part.get_payload(decode=True)
    if not inner:
        yield Refusal(input=label, reason="the attachment is empty or damaged")
        return
    try:
        yield from source.inside(label, io.BytesIO(inner))
    except InputRefused as error:
        yield Refusal(input=label, reason=str(error))
