package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leads a buyer elsewhere, and what only looks so. */
class ForbiddenTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call 408-555-2142",
                "(408) 555-2142",
                "+1 408 555 2142",
                "4085552142",
                "408.555.2142",
                "+44 20 7946 0958",
                "https://a.example",
                "see WWW.example.org",
                "mychairs.com",
                "shop.example.net/item",
                "me@example.co.uk"
            })
    void leadsElsewhere(String text) {
        assertThat(ForbiddenText.in("Nice chair. " + text + " for more.")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1920x1080 monitor", "24 x 36 x 72 inches", "$1,200.00 new", "model 2019-2021", "bought 2024-05-17",
                "Works great.Comes with cable", "serial 00012345678901", "3.5 stars", "12V/2.5A", "Node.js book",
                "size 10.5, 2 pairs", "UPC 012345678905"
            })
    void isOnlyANumberOrAName(String text) {
        assertThat(ForbiddenText.in(text)).isEmpty();
    }
}
