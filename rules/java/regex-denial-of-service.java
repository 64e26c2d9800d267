package example.validate;

import java.util.regex.Pattern;

class Validate {
    // expect: regex-denial-of-service
    private static final Pattern NAMES = Pattern.compile("^([a-z]+)+$");
    // ok: regex-denial-of-service
    private static final Pattern NAME = Pattern.compile("^[a-z]+$");

    boolean check(String text) {
        // expect: regex-denial-of-service
        boolean wrong = text.matches("(\\w+\\s*)*;");
        // ok: regex-denial-of-service
        return text.matches("[0-9]{1,3}(,[0-9]{3})*") || wrong;
    }
}
