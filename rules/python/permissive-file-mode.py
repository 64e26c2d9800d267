import os
import stat
from pathlib import Path


def write(path):
    # expect: permissive-file-mode
    os.chmod(path, 0o777)
    # expect: permissive-file-mode
    os.chmod(path, 0o666)
    # expect: permissive-file-mode
    os.mkdir(path, mode=0o777)
    # expect: permissive-file-mode
    os.open(path, os.O_CREAT | os.O_WRONLY, 0o666)
    # expect: permissive-file-mode
    Path(path).chmod(0o722)
    # expect: permissive-file-mode
    os.chmod(path, stat.S_IRWXO)
    # expect: permissive-file-mode
    os.umask(0)
    # ok: permissive-file-mode
    os.chmod(path, 0o600)
    # ok: permissive-file-mode
    os.chmod(path, 0o755)
    # ok: permissive-file-mode
    os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    # ok: permissive-file-mode
    os.umask(0o077)


def remove_readonly(function, path, _):
    # ok: permissive-file-mode
    os.chmod(path, 0o777)
    function(path)
