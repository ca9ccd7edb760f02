package com.dealscout.marketplaces.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTests {

    /** The contract's own example. */
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static final byte[] BODY =
            "{\"id\":\"e1\",\"type\":\"listing.live\",\"reference\":\"DS-42\",\"sequence\":1,\"createdAt\":\"2026-01-01T00:00:00Z\"}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final String TAG = "5d5e8b92dfa104216d5a3aa3504b861ba0ca2c4c63ae38d542a2f77068a574c6";
    private static final String HEADER = "t=1767225600,v1=" + TAG;
    private static final Instant SIGNED = Instant.ofEpochSecond(1767225600);

    @Test
    void acceptsTheContractsExample() {
        assertThat(signature(HEADER).isOf(BODY, List.of(SECRET), SIGNED)).isTrue();
    }

    @Test
    void acceptsEitherOfTwoSecretsAndEitherOfTwoTags() {
        var two = "t=1767225600,v1=" + "00".repeat(32) + ",v1=" + TAG;

        assertThat(signature(two).isOf(BODY, List.of("x".repeat(32), SECRET), SIGNED))
                .isTrue();
    }

    @Test
    void holdsForFiveMinutesEitherWay() {
        var signature = signature(HEADER);

        assertThat(signature.isOf(BODY, List.of(SECRET), SIGNED.plusSeconds(300)))
                .isTrue();
        assertThat(signature.isOf(BODY, List.of(SECRET), SIGNED.plusSeconds(301)))
                .isFalse();
        assertThat(signature.isOf(BODY, List.of(SECRET), SIGNED.minusSeconds(301)))
                .isFalse();
    }

    @Test
    void refusesAnotherBodyAnotherTimeAndAnotherSecret() {
        var other = BODY.clone();
        other[7] ^= 1;

        assertThat(signature(HEADER).isOf(other, List.of(SECRET), SIGNED)).isFalse();
        assertThat(signature("t=1767225601,v1=" + TAG).isOf(BODY, List.of(SECRET), SIGNED))
                .isFalse();
        assertThat(signature(HEADER).isOf(BODY, List.of("another-secret"), SIGNED))
                .isFalse();
        assertThat(signature(HEADER).isOf(BODY, List.of(), SIGNED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1767225600",
                "v1=00",
                "t=now,v1=00",
                "t=1767225600,v1=xyz",
                "t=1767225600,v1=00,v1=00,v1=00",
                "nonsense"
            })
    void refusesAHeaderOfAnotherForm(String header) {
        assertThat(Signature.parse(header)).isEmpty();
    }

    private static Signature signature(String header) {
        return Signature.parse(header).orElseThrow();
    }
}
