package com.dealscout.identity;

import com.dealscout.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random tokens, of which only the {@link Sha256} is kept. With 256 random bits a plain hash is enough: there is nothing to
 * guess, so neither salt nor slowness would add anything.
 */
final class Secrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
