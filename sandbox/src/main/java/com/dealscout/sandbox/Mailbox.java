package com.dealscout.sandbox;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Every mail that was accepted, once for each of its recipients, whoever they are.
 *
 * <p>Keeps the latest {@link #MOST}, their contents on disk.
 */
final class Mailbox implements AutoCloseable {

    static final int MOST = 50_000;

    private final Clock clock;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private final int mailsPerSpool;
    private final int most;
    private Spool spool = new Spool();
    private int inSpool;
    private long nextId = 1;

    Mailbox(Clock clock) {
        this(clock, MOST);
    }

    Mailbox(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
        this.mailsPerSpool = Math.max(1, most / 10);
    }

    synchronized void deliver(Mail.Content content, List<String> recipients) {
        var place = spool.append(content.toBytes());
        for (var recipient : recipients) {
            mails.addLast(new Mail(nextId++, recipient, clock.instant(), spool, place));
            inSpool++;
        }
        if (inSpool >= mailsPerSpool) {
            spool = new Spool();
            inSpool = 0;
        }
        while (mails.size() > most) {
            forgetOldest();
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
    synchronized List<Mail> latest(int number) {
        return mails.reversed().stream().limit(number).toList();
    }

    synchronized Optional<Mail> find(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }

    synchronized int size() {
        return mails.size();
    }

    synchronized void clear() {
        while (!mails.isEmpty()) {
            forgetOldest();
        }
        spool.close();
        spool = new Spool();
        inSpool = 0;
    }

    @Override
    public synchronized void close() {
        clear();
        spool.close();
    }

    /** With the last mail in it a spool goes, too. */
    private void forgetOldest() {
        var oldest = mails.removeFirst();
        if (oldest.spool() != spool && (mails.isEmpty() || mails.getFirst().spool() != oldest.spool())) {
            oldest.spool().close();
        }
    }
}
