package com.dealscout.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mails that are still to go wrong, in the order in which that was asked for. */
final class MailFaults {

    enum Kind {
        /** 550: for good. */
        REJECT,
        /** 451: try later. */
        DEFER,
        /** Before anything is taken. */
        DROP_CONNECTION,
        /** The mail is in the mailbox, but the sender never hears so. */
        DROP_AFTER_ACCEPT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Queued(Kind kind, int left) {}

    private final Deque<Queued> queue = new ArrayDeque<>();

    /** @return false if too many are queued already */
    synchronized boolean add(Kind kind, int count) {
        return queue.size() < Faults.MOST_QUEUED && queue.add(new Queued(kind, count));
    }

    synchronized @Nullable Kind next() {
        var queued = queue.poll();
        if (queued == null) {
            return null;
        }
        if (queued.left() > 1) {
            queue.addFirst(new Queued(queued.kind(), queued.left() - 1));
        }
        return queued.kind();
    }

    synchronized void clear() {
        queue.clear();
    }

    /** What is queued, in words. */
    synchronized List<String> words() {
        return queue.stream()
                .map(queued -> queued.kind().word() + " × " + queued.left())
                .toList();
    }
}
