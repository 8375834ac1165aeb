"""ZIP and gzip files of any of the other formats. Nothing is written to disk under a name that an archive chooses."""

import gzip
import shutil
import tempfile
import zipfile
import zlib
from typing import BinaryIO, cast

from tallybook.errors import InputRefused
from tallybook.ingest.meter import MEMBERS, SWELLS
from tallybook.ingest.source import Documents, Source
from tallybook.types import Refusal

SMALL = 10_000_000  # bytes below which it does not matter how well something is packed
GZIP = b"\x1f\x8b"
# What reading on in a damaged disk, ZIP or gzip file raises.
DAMAGED = (OSError, EOFError, zlib.error, zipfile.BadZipFile)
SPOOL = 50_000_000  # bytes of a stream that are kept in memory


def recognise(start: bytes) -> bool:
    """Whether the input begins as a ZIP file."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def recognise_gzip(start: bytes) -> bool:
    """Whether the input begins as a gzip file."""
    return start.startswith(GZIP)


def documents(source: Source) -> Documents:
    """What lies in the archive, in the archive's order; a refusal names its member. Raises InputRefused."""
    with tempfile.SpooledTemporaryFile(max_size=SPOOL, prefix="tallybook-") as spool:
        stream = source.meter.outside(source.stream)
        if not stream.seekable():
            shutil.copyfileobj(stream, spool)
            stream = cast(BinaryIO, spool)
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise InputRefused(f"it is a damaged ZIP file: {error}") from error
        with archive:
            members = archive.infolist()
            if len(members) > MEMBERS:
                raise InputRefused(f"it has {len(members):,} members: no archive of reports has over {MEMBERS:,}")
            for member in members:
                if source.meter.spent:
                    raise InputRefused(f"unpacked it would be over {SWELLS} times its size: no more of it is read")
                source.meter.member()
                if member.filename and not member.is_dir() and not _hidden(member.filename):
                    yield from _member(source, archive, member)


def _member(source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Documents:
    label = f"{source.name}/{member.filename}"
    try:
        sane(member)
        with archive.open(member) as stream:
            yield from source.inside(label, source.meter.inside(cast(BinaryIO, stream)))
    except InputRefused as error:
        yield Refusal(input=label, reason=str(error))
    except (*DAMAGED, NotImplementedError, RuntimeError, ValueError) as error:
        locked = "password" in str(error) or "encrypted" in str(error)
        yield Refusal(input=label, reason="it is locked with a password" if locked else f"it is damaged: {error}")


def sane(member: zipfile.ZipInfo) -> None:
    """Raises InputRefused where a member would swell like a bomb."""
    if member.file_size > SMALL and member.file_size > SWELLS * max(1, member.compress_size):
        raise InputRefused(
            f"unpacked it would be {member.file_size / max(1, member.compress_size):,.0f} times its size"
        )


def _hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(p.startswith(".") for p in parts if p not in (".", "..")) or "__MACOSX" in parts


def of_gzip(source: Source) -> Documents:
    """What the gzip file holds, read as it is unpacked. Raises InputRefused where it is damaged or swells."""
    source.meter.member()
    with gzip.GzipFile(fileobj=source.meter.outside(source.stream)) as unpacked:
        try:
            yield from source.inside(source.name, source.meter.inside(cast(BinaryIO, unpacked)))
        except DAMAGED as error:
            raise InputRefused(f"it is a damaged gzip file: {error}") from error
