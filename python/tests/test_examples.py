"""The examples do what their pages say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "examples/learn_price.py"


def test_a_few_hundred_episodes_beat_todays_fixed_price(binary: str) -> None:
    """Everything is drawn from seeds, so that this can't fail by chance."""
    command = [sys.executable, str(EXAMPLE), "--episodes", "300", "--seasons", "200"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"today, 100 +[0-9.]+ +([0-9.]+) +\(([-0-9.]+) to", done.stdout)
    assert found is not None, done.stdout
    assert float(found[1]) > 100 and float(found[2]) > 0
    assert done.stdout.endswith("in theory the best table earns 1252.1\n")
