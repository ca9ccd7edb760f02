package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscordTextTests {

    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Gaming Furniture Under $350 ; Gaming Furniture Under $350   ; plain words stay",
                "Furniture - Gaming          ; Furniture - Gaming            ; a dash inside a line is one",
                "O'Neil & Sons (new!), 50%   ; O'Neil & Sons (new!), 50%     ; other marks stay",
                "**free** chair              ; \\*\\*free\\*\\* chair         ; bold",
                "snake_case_chair            ; snake\\_case\\_chair           ; underlined",
                "~~sold~~                    ; \\~\\~sold\\~\\~              ; struck through",
                "||secret||                  ; \\|\\|secret\\|\\|            ; spoiler",
                "`code`                      ; \\`code\\`                    ; code",
                "@everyone look              ; \\@everyone look              ; everyone",
                "<@123456789> hi             ; \\<\\@123456789\\> hi         ; a mention",
                "<t:1700000000:R>            ; \\<t:1700000000:R\\>          ; a time stamp",
                "[click](https://evil.test)  ; \\[click\\](https\\://evil.test) ; a masked link",
                "see https://evil.test/x     ; see https\\://evil.test/x     ; an address",
                "# Huge                      ; \\# Huge                      ; a heading",
                "- one                       ; \\- one                       ; a list",
                "1. one                      ; 1\\. one                      ; a numbered list",
                "> quote                     ; \\> quote                     ; a quotation",
                "back\\slash                 ; back\\\\slash                 ; a backslash"
            })
    void nothingThatASellerTypesIsFormatted(String typed, String escaped, String why) {
        assertThat(DiscordText.escaped(typed)).as(why).isEqualTo(escaped);
    }

    @Test
    void aLinksAddressCannotEndItEarly() {
        assertThat(DiscordText.link("View [x]", "https://a.example/(1)"))
                .isEqualTo("[View \\[x\\]](https://a.example/%281%29)");
    }

    @Property(tries = 500)
    void cutTextFitsAndEndsInNoHalfEscape(@ForAll String text, @ForAll @IntRange(min = 2, max = 40) int most) {
        var cut = DiscordText.escaped(text, most);

        assertThat(cut.length()).isLessThanOrEqualTo(most);
        var beforeTheEnd = cut.endsWith("…") ? cut.substring(0, cut.length() - 1) : cut;
        var backslashes =
                beforeTheEnd.length() - beforeTheEnd.replaceAll("\\\\+$", "").length();
        assertThat(backslashes % 2)
                .as("a lone backslash would escape what follows: %s", cut)
                .isZero();
    }
}
