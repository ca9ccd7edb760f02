package com.dealscout.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ways to lead a buyer elsewhere, which some marketplaces bar from titles and descriptions. */
final class ForbiddenText {

    private static final Pattern LINK =
            Pattern.compile("(?i)\\bhttps?://|\\bwww\\.[a-z0-9]|(?<![@\\w.-])[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*"
                    + "\\.(com|net|org|io|shop|store|app|info|biz|co/|me/|ly/|gl/)(?![a-z0-9-])");
    private static final Pattern MAIL = Pattern.compile("(?i)[\\w.+-]+@[a-z0-9-]+\\.[a-z]{2,}");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d.$-])(\\+?1[-. ]?)?(\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ]?)"
                    + "[2-9]\\d{2}[-. ]?\\d{4}(?![\\d-])|\\+\\d[\\d .()-]{7,16}\\d");

    private ForbiddenText() {}

    /** What of the kind stands in the text, as the end of a sentence. */
    static Optional<String> in(String text) {
        if (MAIL.matcher(text).find()) {
            return Optional.of("contains a mail address");
        }
        if (LINK.matcher(text).find()) {
            return Optional.of("contains a link");
        }
        return PHONE.matcher(text).find() ? Optional.of("contains a phone number") : Optional.empty();
    }
}
