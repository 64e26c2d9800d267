def show(request, note):
    # expect: disabled-check
    # Authentication is checked in front of this; skip verification for now
    return note


def change(request, note):
    # expect: disabled-check
    # TODO: re-enable the permission check
    # require_owner(request.user, note)
    return note.change(request)


def upload(request):
    # expect: disabled-check
    # temporarily disabled signature check
    return request.body


def read(path):
    # ok: disabled-check
    # Files of other formats are skipped.
    return path


def send(message):
    # ok: disabled-check
    # TLS is verified against the pinned certificate.
    return message
