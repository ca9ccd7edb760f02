package com.dealscout.sandbox;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of one provider that are still to go wrong, in the order in which that was asked for. */
final class Faults {

    static final int MOST_QUEUED = 1_000;

    /** How this provider words an error status. */
    interface Wording {
        void answer(Context ctx, int status, @Nullable Integer retryAfterSeconds) throws Exception;
    }

    private static final class Queued {
        final Fault fault;
        int left;

        Queued(Fault fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }

    private final Wire wire;
    private final List<Queued> queue = new ArrayList<>();

    Faults(Wire wire) {
        this.wire = wire;
    }

    /** @return false if too many are queued already */
    synchronized boolean add(Fault fault, int count) {
        if (queue.size() >= MOST_QUEUED) {
            return false;
        }
        queue.add(new Queued(fault, count));
        return true;
    }

    synchronized void clear() {
        queue.clear();
    }

    /** What is queued, in words. */
    synchronized List<String> words() {
        return queue.stream()
                .map(queued -> queued.fault.kind().word()
                        + (queued.fault.operation() == null
                                ? ""
                                : " on " + queued.fault.operation().word())
                        + " × " + queued.left)
                .toList();
    }

    /** Does the work, or whatever is next in the queue for a call of this kind. */
    void meet(Context ctx, Fault.@Nullable Operation operation, Wording wording, Handler work) throws Exception {
        var fault = next(operation);
        if (fault == null) {
            work.handle(ctx);
            return;
        }
        switch (fault.kind()) {
            case STATUS -> {
                Wire.drain(ctx);
                wording.answer(ctx, fault.status(), fault.retryAfterSeconds());
            }
            case TIMEOUT_BEFORE -> throw wire.hold(ctx);
            case TIMEOUT_AFTER -> {
                try {
                    work.handle(ctx);
                } catch (RuntimeException _) {
                    // what it refuses is not answered either
                }
                throw wire.hold(ctx);
            }
            case RESET -> throw wire.reset(ctx);
            case SLOW -> {
                wire.pause(Duration.ofMillis(fault.delayMs()));
                work.handle(ctx);
            }
            case GARBAGE -> {
                Wire.drain(ctx);
                ctx.status(200).contentType(Json.TYPE).result("{\"reference\": \"DS-, \"state\": liv");
            }
        }
    }

    private synchronized @Nullable Fault next(Fault.@Nullable Operation operation) {
        for (var queued : queue) {
            if (concerns(queued.fault, operation)) {
                if (--queued.left == 0) {
                    queue.remove(queued);
                }
                return queued.fault;
            }
        }
        return null;
    }

    private static boolean concerns(Fault fault, Fault.@Nullable Operation operation) {
        return fault.operation() == null ? operation != Fault.Operation.TOKEN : fault.operation() == operation;
    }
}
