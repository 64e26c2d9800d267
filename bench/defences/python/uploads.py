import hashlib
import os
import threading
import zipfile
from pathlib import Path

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.html import escape
from django.views.decorators.csrf import csrf_protect

ROOT = Path("/srv/uploads").resolve()
LARGEST = 5 * 1024 * 1024
ALLOWED = {".png", ".jpg", ".pdf"}
guard = threading.Lock()
counts = {}


def inside(name):
    target = (ROOT / name).resolve()
    # defence: validation
    if not target.is_relative_to(ROOT):
        raise PermissionDenied("outside of the folder")
    return target


# defence: csrf csrf_protect
@csrf_protect
# defence: authorisation permission_required
@permission_required("uploads.add_file", raise_exception=True)
def upload(request):
    file = request.FILES.get("file")
    # defence: null-check
    if file is None:
        return HttpResponseBadRequest("no file")
    # defence: bounds-check
    if file.size > LARGEST:
        return HttpResponseBadRequest("too large")
    suffix = os.path.splitext(file.name)[1].lower()
    # defence: validation
    if suffix not in ALLOWED:
        return HttpResponseBadRequest("not allowed")
    digest = hashlib.sha256(file.read()).hexdigest()
    # defence: resource-release
    with open(inside(digest + suffix), "wb") as out:
        out.write(file.read())
    # defence: lock
    with guard:
        counts[request.user.id] = counts.get(request.user.id, 0) + 1
    # defence: escaping escape
    return HttpResponse("kept " + escape(file.name))


def extract(archive, folder):
    target = Path(folder).resolve()
    # defence: resource-release
    with zipfile.ZipFile(archive) as bundle:
        for member in bundle.infolist():
            destination = (target / member.filename).resolve()
            # defence: validation
            if not str(destination).startswith(str(target) + os.sep):
                raise ValueError("the archive leaves its folder")
            # defence: bounds-check
            if member.file_size > LARGEST:
                raise ValueError("an entry is too large")
            bundle.extract(member, target)


def digest_of(path):
    handle = open(inside(path), "rb")
    # defence: resource-release finally
    try:
        return hashlib.sha256(handle.read()).hexdigest()
    finally:
        handle.close()
