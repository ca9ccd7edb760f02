package com.dealscout.sandbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One photo as it was really uploaded; its bytes are in {@link Photos}. */
record Photo(String sha256, int bytes, PhotoFormat format) {

    static Photo of(byte[] bytes, PhotoFormat format) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Photo(HexFormat.of().formatHex(digest), bytes.length, format);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
