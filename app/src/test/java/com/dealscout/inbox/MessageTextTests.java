package com.dealscout.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dealscout.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTests {

    @Test
    void keepsWhatWasTypedButForSpacesAtItsEnds() {
        assertThat(MessageText.of("  Is this still\n\tavailable?\n  ").value())
                .isEqualTo("Is this still\n\tavailable?\n");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n\t "})
    void refusesNothingAtAll(String nothing) {
        assertThatThrownBy(() -> MessageText.of(nothing))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("text: is empty");
    }

    @Test
    void takesTwoThousandCharactersOfAnyScriptAndNoMore() {
        assertThat(MessageText.of("🪑".repeat(2_000)).value()).hasSize(4_000);

        assertThatThrownBy(() -> MessageText.of("🪑".repeat(2_001)))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("2001 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b", "a\ud83eb"})
    void refusesControlCharactersAndHalvesOfCharacters(String text) {
        assertThatThrownBy(() -> MessageText.of(text))
                .isInstanceOf(Problem.Invalid.class)
                .hasMessageContaining("control character");
    }

    @Test
    void losesNoDeliveredMessageForWhatIsInIt() {
        assertThat(MessageText.received("Still\u0000 there?\u001b").value()).isEqualTo("Still there?");
        assertThat(MessageText.received("x".repeat(5_000)).value()).hasSize(5_000);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'Mike',                 Mike
            '  Mike\r\n Bcc: x  ',  Mike Bcc: x
            '',                     A buyer
            """)
    void namesFitASubjectLine(String given, String name) {
        assertThat(MessageText.name(given)).isEqualTo(name);
    }
}
