package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Photos are known by what they are, and taken only whole. */
class PhotoFormatTests {

    private static final byte[] JPEG = Program.picture("jpeg", Color.RED);
    private static final byte[] PNG = Program.picture("png", Color.RED);
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=");

    @Test
    void wholePicturesAreKnownByContent() {
        assertThat(PhotoFormat.of(JPEG)).contains(PhotoFormat.JPEG);
        assertThat(PhotoFormat.of(PNG)).contains(PhotoFormat.PNG);
        assertThat(PhotoFormat.of(WEBP)).contains(PhotoFormat.WEBP);
    }

    @Test
    void aPictureCutOffAnywhereIsNotTaken() {
        for (var whole : new byte[][] {JPEG, PNG, WEBP}) {
            for (var length = 0; length < whole.length - 1; length++) {
                assertThat(PhotoFormat.of(Arrays.copyOf(whole, length)))
                        .as("%d of %d bytes", length, whole.length)
                        .isEmpty();
            }
        }
    }

    @Test
    void aPngWithADamagedChunkIsNotTaken() {
        var damaged = PNG.clone();
        damaged[PNG.length / 2] ^= 1;

        assertThat(PhotoFormat.of(damaged)).isEmpty();
    }

    @Test
    void camerasMayAddSomethingAfterTheEnd() {
        assertThat(PhotoFormat.of(Arrays.copyOf(JPEG, JPEG.length + 100))).contains(PhotoFormat.JPEG);
    }

    @Test
    void textIsNoPicture() {
        assertThat(PhotoFormat.of("GIF89a is not taken either".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }
}
