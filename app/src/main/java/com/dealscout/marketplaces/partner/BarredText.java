package com.dealscout.marketplaces.partner;

import java.util.Optional;
import java.util.regex.Pattern;

/** What leads a buyer away from a marketplace, where that is not allowed in the text. */
final class BarredText {

    private static final Pattern MAIL =
            Pattern.compile("(?i)[\\w.+-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})*\\.[a-z]{2,}");
    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://|\\bwww\\.[a-z0-9]"
            + "|(?<![\\w@.-])[a-z0-9][a-z0-9-]{0,62}(\\.[a-z0-9-]{1,63}){0,4}\\.(com|net|org|io|shop|store|app|info|biz)(?![a-z0-9-])"
            + "|(?<![\\w@.-])[a-z0-9][a-z0-9-]{0,62}\\.(co|me|ly|gl)/");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\d.$-])(\\+?1[-. ]?)?(\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ]?)[2-9]\\d{2}[-. ]?\\d{4}(?![\\d-])"
                    + "|\\+\\d[\\d .()-]{7,16}\\d");

    private BarredText() {}

    /** What of that kind is in the text, with its article; the first found. */
    static Optional<String> in(String text) {
        if (MAIL.matcher(text).find()) {
            return Optional.of("a mail address");
        }
        if (LINK.matcher(text).find()) {
            return Optional.of("a link");
        }
        return PHONE.matcher(text).find() ? Optional.of("a phone number") : Optional.empty();
    }
}
