"""The process that opens a PDF: bytes on standard input, JSON on standard output. See `pdf`."""

import sys
from contextlib import suppress

import msgspec

MEMORY = 2_000_000_000  # bytes of address space
PAGES = 3000
LARGEST = 20_000_000  # code points of all pages


def main() -> None:
    """Reads the PDF on standard input and writes `pdf.Words`."""
    _limit()
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        _write({"fault": "it is locked with a password" if locked else f"it is a damaged PDF: {error}"})
        return
    if len(document) > PAGES:
        _write({"fault": f"it has {len(document)} pages: no single report has over {PAGES}"})
        return
    about = document.get_metadata_dict()
    pages: list[str] = []
    size = 0
    for page in document:
        pages.append(page.get_textpage().get_text_bounded())
        page.close()
        size += len(pages[-1])
        if size > LARGEST:
            _write({"fault": f"its text is longer than {LARGEST // 1_000_000} million letters: no single report is"})
            return
    _write({"pages": pages, "title": about.get("Title") or None, "author": about.get("Author") or None})


def _limit() -> None:
    """A ceiling on memory, where the system has one to set."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _write(found: dict[str, object]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
