package com.dealscout.platform;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does what is waiting in a table of work, at once when woken and otherwise every {@code pause}.
 *
 * <p>The table is the queue: a step claims rows in a transaction of its own ({@code FOR UPDATE SKIP LOCKED}, with a
 * lease), works, and commits the outcome. The loop only says when to look. A wake-up that is lost with its process
 * costs at most {@code pause}, on any node. A step that throws is logged and tried again after the pause.
 *
 * <p>Runs on one virtual thread of its own from the end of start-up until shutdown, which waits for the step under way.
 */
public final class WorkLoop implements SmartLifecycle {

    /** Claims and does some of the work; true if there may be more. */
    @FunctionalInterface
    public interface Step {
        boolean once() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

    private static final Duration LONGEST_STEP = Duration.ofSeconds(20);

    private final String name;
    private final Duration pause;
    private final Step step;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private volatile boolean running;
    private @Nullable Thread thread;

    public WorkLoop(String name, Duration pause, Step step) {
        this.name = name;
        this.pause = pause;
        this.step = step;
    }

    /** There is work: now, or once the caller's transaction has committed. */
    public void wake() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    signal();
                }
            });
        } else {
            signal();
        }
    }

    private void signal() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (running) {
            if (!stepSafely()) {
                await();
            }
        }
    }

    private boolean stepSafely() {
        try {
            return step.once();
        } catch (Exception e) {
            if (running) {
                LOG.warn("{}: trying again in {} s", name, pause.toSeconds(), e);
            }
            return false;
        }
    }

    private void await() {
        lock.lock();
        try {
            var nanos = pause.toNanos();
            while (running && !woken && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        signal();
        var worker = thread;
        if (worker != null) {
            try {
                worker.join(LONGEST_STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
