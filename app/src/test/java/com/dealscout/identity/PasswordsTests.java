package com.dealscout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashFitsItsPasswordOnly() {
        var hash = passwords.hash("correct horse battery staple");

        assertThat(passwords.matches("correct horse battery staple", hash)).isTrue();
        assertThat(passwords.matches("correct horse battery stapl", hash)).isFalse();
        assertThat(hash).startsWith("$argon2id$").doesNotContain("horse");
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
    }

    @Test
    void everyCharacterOfALongOneCounts() {
        var hash = passwords.hash("x".repeat(199) + "y");

        assertThat(passwords.matches("x".repeat(200), hash)).isFalse();
    }
}
