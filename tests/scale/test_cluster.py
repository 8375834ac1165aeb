"""A cluster of two nodes of Ray on this machine, one killed in mid-run: no row lost, none there twice.

Ray is not among what the tests install. To run it: pip install 'tallybook[cluster]', and pytest on this file.
"""

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from scale.test_writing import held
from tallybook.scale import engine
from tallybook.types import Reading

os.environ.update(engine.QUIET)
ray: Any = pytest.importorskip("ray", reason="the extra `cluster` is not installed: no node is killed")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]  # the engine's own warnings
REPORTS = 300  # of each of four inputs


def test_a_node_that_is_killed_costs_a_retry_and_no_row(tmp_path: Path) -> None:
    from ray.cluster_utils import Cluster

    for number in range(4):
        texts = [f"At least {n + 2} villagers were killed in Arnor, police said." for n in range(REPORTS)]
        made = [json.dumps({"id": f"{number}-{n}", "text": text}) for n, text in enumerate(texts)]
        (tmp_path / f"{number}.jsonl").write_text("\n".join(made))
    out = tmp_path / "out"
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 2, "include_dashboard": False})
    node = cluster.add_node(num_cpus=2)
    cluster.wait_for_nodes()
    killed = threading.Event()

    def kill() -> None:
        while not list(out.glob("*.parquet")):
            time.sleep(0.1)
        cluster.remove_node(node, allow_graceful=False)
        killed.set()

    threading.Thread(target=kill, daemon=True).start()
    try:
        engine.extract([str(tmp_path / "*.jsonl")], out, jobs=2, cluster=cluster.address)
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert killed.is_set()
    found = [item.document.id for item in held(out) if isinstance(item, Reading)]
    assert sorted(found) == sorted(f"{number}-{n}" for number in range(4) for n in range(REPORTS))
