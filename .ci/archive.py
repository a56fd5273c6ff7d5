"""Packs a folder so that the same files give the same bytes on every machine: sorted, without owners, all of one time.

    python .ci/archive.py FOLDER FILE      FILE ends in .tar.gz or .zip

The time is SOURCE_DATE_EPOCH, in seconds since 1970.
"""

import gzip
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

folder, file = Path(sys.argv[1]), Path(sys.argv[2])
moment = int(os.environ["SOURCE_DATE_EPOCH"])
members = sorted(path for path in folder.rglob("*") if path.is_file())


def mode(path):
    """Programs run where they are unpacked, whatever the file system they were packed on says."""
    return 0o755 if path.stem == "sitlint" and path.suffix in ("", ".exe") else 0o644


def tar(out):
    # The name and the time of the packing are left out of the gzip header.
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for path in members:
                entry = tarfile.TarInfo(path.relative_to(folder.parent).as_posix())
                entry.size, entry.mtime, entry.mode = path.stat().st_size, moment, mode(path)
                with path.open("rb") as content:
                    archive.addfile(entry, content)


def zipped(out):
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in members:
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), time.gmtime(moment)[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, mode(path) << 16
            archive.writestr(entry, path.read_bytes())


with file.open("wb") as out:
    (zipped if file.suffix == ".zip" else tar)(out)
