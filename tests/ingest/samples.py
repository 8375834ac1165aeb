"""One good input of each format, with the text that comes of it. A new format adds its row here."""

import gzip
import io
import zipfile

import docx
import pyarrow as pa
from pyarrow import parquet

REPORT = "The Sella dam broke and 12 people drowned, the water board said on Tuesday."
TITLE = "Dam breaks in the Sella valley"
MORE = "The search for the missing goes on in the villages below, where the water stood up to the roofs of the houses."
PAGE = (
    f"<!doctype html><html><head><title>{TITLE} - The Velmar Courier</title>"
    '<meta property="og:site_name" content="The Velmar Courier">'
    '<meta property="article:published_time" content="2031-03-12T08:30:00+01:00">'
    '<link rel="canonical" href="https://courier.example/dam"></head>'
    f"<body><nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1><p>{REPORT}</p><p>{MORE}</p></article>"
    "</body></html>"
).encode()
READ = f"{TITLE}\n\n{REPORT}\n\n{MORE}"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>The Velmar Courier</title><item>'
    f"<title>{TITLE}</title><description>&lt;p&gt;{REPORT}&lt;/p&gt;</description>"
    "<pubDate>Wed, 12 Mar 2031 08:30:00 +0100</pubDate><link>https://courier.example/dam</link></item></channel></rss>"
).encode()
LIST = (
    b'<?xml version="1.0"?><urlset xmlns="https://www.sitemaps.org/schemas/sitemap/0.9">'
    b"<url><loc>https://courier.example/dam</loc></url><url><loc>https://courier.example/gone</loc></url></urlset>"
)
MAIL = (
    "From: Odd Vey <vey@courier.example>\r\nTo: desk@courier.example\r\n"
    f"Subject: {TITLE}\r\nDate: Wed, 12 Mar 2031 08:30:00 +0100\r\nMessage-ID: <1@courier.example>\r\n"
    f"Content-Type: text/plain; charset=utf-8\r\n\r\n{REPORT}\r\n"
).encode()
BOX = b"From vey@courier.example Wed Mar 12 08:30:00 2031\n" + MAIL.replace(b"\r\n", b"\n") + b"\n"


def archived() -> bytes:
    """A web archive with one response."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/dam\r\n"
        "WARC-Date: 2031-04-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:5b4a2b9c-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def rowed() -> bytes:
    """A Parquet file of one row, with a column that is no field of a report."""
    held = pa.BufferOutputStream()
    parquet.write_table(pa.table({"text": [REPORT], "shares": [12]}), held)
    return bytes(held.getvalue().to_pybytes())


def zipped() -> bytes:
    """A ZIP file with one text file and a hidden one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("reports/dam.txt", REPORT)
        archive.writestr("reports/.hidden", "12 dead.")
    return held.getvalue()


def worded() -> bytes:
    """A Word document with a paragraph and a table."""
    document, held = docx.Document(), io.BytesIO()
    document.add_paragraph(REPORT)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Killed", "12"
    document.save(held)
    return held.getvalue()


def printed(*pages: str) -> bytes:
    """A PDF with a line of words on each page, written by hand (ISO 32000)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for n, words in enumerate(pages):
        size = "/MediaBox [0 0 900 200] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {size} /Contents {5 + 2 * n} 0 R >>".encode())
        drawn = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode() if words else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    out, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % at for at in starts)
    entries = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (entries, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % entries + table + trailer


SAMPLES: dict[str, tuple[bytes, str]] = {
    "pdf": (printed(REPORT), REPORT),
    "docx": (worded(), f"{REPORT}\n\nKilled | 12"),
    "parquet": (rowed(), REPORT),
    "zip": (zipped(), REPORT),
    "warc": (archived(), READ),
    "gzip": (gzip.compress(REPORT.encode()), REPORT),
    "list": (LIST, ""),
    "feed": (FEED, f"{TITLE}\n\n{REPORT}"),
    "mbox": (BOX, f"{TITLE}\n\n{REPORT}\n"),
    "eml": (MAIL, f"{TITLE}\n\n{REPORT}\n"),
    "html": (PAGE, READ),
    "text": (f"{REPORT}\n".encode(), f"{REPORT}\n"),
    "jsonl": (f'{{"text": "{REPORT}"}}\n'.encode(), REPORT),
}
