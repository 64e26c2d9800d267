package example;

class Notes {
    Object show(Note request, Note note) {
        // expect: disabled-check
        // Authentication is checked in front of this; skip verification for now
        return note;
    }

    Object change(Note request, Note note) {
        // expect: disabled-check
        // TODO: re-enable the permission check
        // require_owner(request.user, note)
        return note.change(request);
    }

    Object upload(Note request) {
        // expect: disabled-check
        // temporarily disabled signature check
        return request.body;
    }

    Object read(Note path) {
        // ok: disabled-check
        // Files of other formats are skipped.
        return path;
    }

    Object send(Note message) {
        // ok: disabled-check
        // TLS is verified against the pinned certificate.
        return message;
    }
}
