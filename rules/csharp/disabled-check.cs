class Notes {
    object show(Note request, Note note) {
        // expect: disabled-check
        // Authentication is checked in front of this; skip verification for now
        return note;
    }

    object change(Note request, Note note) {
        // expect: disabled-check
        // TODO: re-enable the permission check
        // require_owner(request.user, note)
        return note.change(request);
    }

    object upload(Note request) {
        // expect: disabled-check
        // temporarily disabled signature check
        return request.body;
    }

    object read(Note path) {
        // ok: disabled-check
        // Files of other formats are skipped.
        return path;
    }

    object send(Note message) {
        // ok: disabled-check
        // TLS is verified against the pinned certificate.
        return message;
    }
}
