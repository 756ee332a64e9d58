"""The gazetteer file: numpy arrays and two name tries in one uncompressed-metadata zip file.

Written by ``training/gazetteer/build.py``, read once per process. Member times are fixed and
members are in name order, so the same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_members(path: Path, members: Mapping[str, bytes | Array]) -> None:
    """Write named arrays and byte strings; arrays become ``<name>.npy`` members."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(members):
            value = members[name]
            data = value if isinstance(value, bytes) else _array_bytes(value)
            suffix = "" if isinstance(value, bytes) else ".npy"
            info = zipfile.ZipInfo(name + suffix, date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, data, compresslevel=9)


def read_members(data: bytes) -> tuple[dict[str, bytes], dict[str, Array], str]:
    """The byte members, the arrays, and a sha256 over the content of all members.

    The digest is of the uncompressed content, so it does not depend on the zip library.
    """
    blobs: dict[str, bytes] = {}
    arrays: dict[str, Array] = {}
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            content = archive.read(info)
            digest.update(info.filename.encode())
            digest.update(content)
            if info.filename.endswith(".npy"):
                arrays[info.filename[:-4]] = np.load(io.BytesIO(content), allow_pickle=False)
            else:
                blobs[info.filename] = content
    return blobs, arrays, digest.hexdigest()


def _array_bytes(array: Array) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, np.ascontiguousarray(array), allow_pickle=False)
    return buffer.getvalue()
