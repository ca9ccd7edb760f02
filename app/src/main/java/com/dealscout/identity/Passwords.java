package com.dealscout.identity;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id.
 *
 * <p>19 MiB, two passes, one lane: what OWASP's password storage cheat sheet asks for, and some 40 ms of one core on the
 * machine it was tuned on. The memory is why only a few are computed at once: a burst of log-ins waits its turn instead
 * of exhausting a heap of 384 MB.
 */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 4;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodys = hash(Secrets.next());

    final String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return argon2.encode(password);
        } finally {
            turns.release();
        }
    }

    boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    /** Takes as long as {@link #matches}, so that an address without an account is answered no sooner. */
    void matchesNobody(String password) {
        matches(password, nobodys);
    }
}
