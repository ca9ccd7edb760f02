package com.dealscout.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
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

    /** @param to whose mails it strikes; null for everybody's */
    private record Queued(Kind kind, @Nullable String to, int left) {

        String word() {
            return kind.word() + (to == null ? "" : " to " + to) + " × " + left;
        }
    }

    private final List<Queued> queue = new ArrayList<>();

    /** @return false if too many are queued already */
    synchronized boolean add(Kind kind, @Nullable String to, int count) {
        return queue.size() < Faults.MOST_QUEUED && queue.add(new Queued(kind, to, count));
    }

    /** What strikes a mail whoever it is to. */
    @Nullable
    Kind next() {
        return take(queued -> queued.to() == null);
    }

    /** What strikes a mail because it is to this address. */
    @Nullable
    Kind next(String recipient) {
        return take(queued -> recipient.equalsIgnoreCase(queued.to()));
    }

    private synchronized @Nullable Kind take(Predicate<Queued> concerned) {
        for (var at = queue.listIterator(); at.hasNext(); ) {
            var queued = at.next();
            if (concerned.test(queued)) {
                if (queued.left() > 1) {
                    at.set(new Queued(queued.kind(), queued.to(), queued.left() - 1));
                } else {
                    at.remove();
                }
                return queued.kind();
            }
        }
        return null;
    }

    synchronized void clear() {
        queue.clear();
    }

    /** What is queued, in words. */
    synchronized List<String> words() {
        return queue.stream().map(Queued::word).toList();
    }
}
