import os
import tarfile
import zipfile
from pathlib import Path


def unpack(source, folder):
    with tarfile.open(source) as archive:
        # expect: zip-slip
        archive.extractall(folder)
    # expect: zip-slip
    tarfile.open(source).extractall(folder)
    with tarfile.open(source) as archive:
        # ok: zip-slip
        archive.extractall(folder, filter="data")
    with zipfile.ZipFile(source) as archive:
        # ok: zip-slip
        archive.extractall(folder)


def by_hand(source, folder):
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            # expect: zip-slip
            with open(os.path.join(folder, name), "wb") as target:
                target.write(archive.read(name))


def checked(source, folder):
    base = Path(folder).resolve()
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            target = (base / name).resolve()
            if not target.is_relative_to(base):
                raise ValueError(name)
            # ok: zip-slip
            target.write_bytes(archive.read(name))
