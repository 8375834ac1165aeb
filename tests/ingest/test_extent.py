"""How far through its inputs a run is."""

import gzip
from pathlib import Path

from tallybook import ingest

LINE = b'{"text": "Two villagers were killed in Arnor, police said."}\n'


def test_the_share_of_the_bytes_rises_to_one(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.jsonl").write_bytes(LINE * 4000)
    (tmp_path / "a" / ".hidden").write_bytes(LINE * 9000)
    (tmp_path / "2.jsonl.gz").write_bytes(gzip.compress(LINE * 100))
    names = [str(tmp_path / "a"), str(tmp_path / "2.jsonl.gz")]
    extent = ingest.Extent(names)
    assert extent.share() == 0
    shares = [share for _ in ingest.read(names, extent=extent) if (share := extent.share()) is not None]
    assert shares == sorted(shares)
    assert len(shares) == 4100
    assert 0.4 < shares[2000] < 0.6
    assert extent.share() == 1


def test_what_has_no_size_beforehand_has_no_share(tmp_path: Path) -> None:
    assert ingest.Extent(["-"]).share() is None
    assert ingest.Extent(["https://courier.example/1"]).share() is None
    assert ingest.Extent([str(tmp_path / "missing")]).share() is None
