"""Finds and starts the program `marketeer`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from marketeer.errors import ProgramNotFound, error

_BUILT = Path(".build/release/marketeer")


def find(binary: str | os.PathLike[str] | None = None) -> str:
    """Returns the program's path: the argument, `$MARKETEER`, the one on the PATH, or the one built in this
    repository, looked for above the working folder and above this file.

    Raises `ProgramNotFound`.
    """
    stated = binary or os.environ.get("MARKETEER")
    if stated:
        found = shutil.which(stated)
        if found:
            return str(Path(found).resolve())
        raise ProgramNotFound(
            f"there is no program '{os.fspath(stated)}'\n"
            "hint: name another with binary= or the variable MARKETEER"
        )
    on_path = shutil.which("marketeer")
    if on_path:
        return on_path
    here = [Path.cwd(), *Path.cwd().parents, *Path(__file__).resolve().parents]
    for folder in here:
        if os.access(folder / _BUILT, os.X_OK):
            return str(folder / _BUILT)
    raise ProgramNotFound(
        "there is no program 'marketeer'\n"
        "hint: run `swift build -c release --product marketeer`, or set MARKETEER to its path"
    )


def override_options(overrides: Mapping[str, Any] | None) -> list[str]:
    """Returns `--set key=value` for every override; text goes as it is written in a scenario, such as `5% +- 0.5%`."""
    options: list[str] = []
    for key, value in (overrides or {}).items():
        text = value if isinstance(value, str) else json.dumps(value)
        options += ["--set", f"{key}={text}"]
    return options


def execute(arguments: list[str], *, accepted: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end; an exit code that is not accepted becomes an exception with the tool's message."""
    done = subprocess.run(
        arguments, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode not in accepted:
        raise error(done.returncode, done.stderr, arguments)
    return done
