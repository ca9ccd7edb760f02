package com.dealscout.platform;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** So many errands at the same time, each on a virtual thread of its own: what a {@link WorkLoop} has found to do. */
public final class Crew implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    /** What is cut off at shutdown is found again at the next start; waiting only saves asking. */
    private static final Duration LAST_ERRANDS = Duration.ofSeconds(10);

    private final String name;
    private final Semaphore free;
    private final ExecutorService threads;

    public Crew(String name, int size) {
        this.name = name;
        this.free = new Semaphore(size);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** How many errands can be sent now; only the caller's own sending makes it fewer, if there is one caller. */
    public int free() {
        return free.availablePermits();
    }

    /** Only when {@link #free()} said so. @param after once the place is free again */
    public void send(Runnable errand, Runnable after) {
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                errand.run();
            } catch (RuntimeException e) {
                LOG.warn("{}: an errand failed, and is done again when its lease is over", name, e);
            } finally {
                free.release();
                after.run();
            }
        });
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_ERRANDS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
