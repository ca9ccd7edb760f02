package com.dealscout.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something said in a conversation.
 *
 * @param refusal why the marketplace did not take it, where {@code carriage} is refused
 */
record Message(
        UUID id,
        Sender sender,
        String text,
        Instant at,
        Carriage carriage,
        @Nullable String refusal) {}
