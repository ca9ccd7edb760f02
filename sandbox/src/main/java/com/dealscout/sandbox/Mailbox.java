package com.dealscout.sandbox;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Every mail that was accepted, once for each of its recipients, whoever they are.
 *
 * <p>Keeps the latest {@link #MOST} mails, and of these no more than {@link #MOST_BYTES} bytes.
 */
final class Mailbox {

    static final int MOST = 10_000;
    static final long MOST_BYTES = 100_000_000;

    private final Clock clock;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private long bytes;
    private long nextId = 1;

    Mailbox(Clock clock) {
        this.clock = clock;
    }

    synchronized void deliver(Mail.Content content, List<String> recipients, int size) {
        for (var recipient : recipients) {
            mails.addLast(Mail.of(nextId++, content, recipient, clock.instant(), size));
            bytes += size;
        }
        while (mails.size() > MOST || bytes > MOST_BYTES && mails.size() > 1) {
            bytes -= mails.removeFirst().bytes();
        }
    }

    /** Oldest first. */
    synchronized List<Mail> all() {
        return new ArrayList<>(mails);
    }

    /** Oldest first; letters' case in the address does not matter. */
    synchronized List<Mail> to(String address) {
        return mails.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /** Newest first. */
    synchronized List<Mail> latest(int most) {
        var latest = new ArrayList<Mail>();
        var newestFirst = mails.descendingIterator();
        while (newestFirst.hasNext() && latest.size() < most) {
            latest.add(newestFirst.next());
        }
        return Collections.unmodifiableList(latest);
    }

    synchronized Optional<Mail> find(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }

    synchronized int size() {
        return mails.size();
    }

    synchronized void clear() {
        mails.clear();
        bytes = 0;
    }
}
