package com.dealscout.alerts;

import com.dealscout.platform.WorkLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Works through what happened to listings, a few at the same time; the first one after a start builds the index. */
@Component
class Matchers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Matchers.class);

    /** How late this node takes up what another left behind. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LiveIndex index;
    private final AlertWork work;
    private final Matching matching;
    private final PriceDrops priceDrops;
    private final Farewell farewell;
    private final TransactionTemplate transaction;
    private final List<WorkLoop> loops;

    Matchers(
            LiveIndex index,
            AlertWork work,
            Matching matching,
            PriceDrops priceDrops,
            Farewell farewell,
            PlatformTransactionManager transactions,
            AlertsSettings settings) {
        this.index = index;
        this.work = work;
        this.matching = matching;
        this.priceDrops = priceDrops;
        this.farewell = farewell;
        this.transaction = new TransactionTemplate(transactions);
        this.loops = IntStream.rangeClosed(1, settings.matchers())
                .mapToObj(number -> new WorkLoop("matcher-" + number, LOOK, this::workOff))
                .toList();
    }

    void wake() {
        loops.forEach(WorkLoop::wake);
    }

    /** One piece, in one transaction with all that comes of it. */
    private boolean workOff() {
        index.ensureBuilt();
        var taken = new AtomicReference<AlertWork.@Nullable Piece>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                var next = work.take();
                next.ifPresent(taken::set);
                next.ifPresent(this::workOff);
                return next.isPresent();
            }));
        } catch (RuntimeException e) {
            var piece = taken.get();
            if (piece == null) {
                throw e;
            }
            work.postpone(piece);
            LOG.warn("Listing {}, {}: trying again", piece.listing(), piece.task(), e);
            return true;
        }
    }

    private void workOff(AlertWork.Piece piece) {
        switch (piece.task()) {
            case PUBLISHED -> matching.meet(piece.listing());
            case CHANGED -> {
                // First those who hear of it for the first time: the price that they are told is no drop to them.
                matching.meet(piece.listing());
                priceDrops.tell(piece.listing());
            }
            case SOLD, WITHDRAWN -> farewell.say(piece.listing(), piece.task() == AlertWork.Task.SOLD);
        }
    }

    @Override
    public void start() {
        loops.forEach(WorkLoop::start);
    }

    @Override
    public void stop() {
        loops.parallelStream().forEach(WorkLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return loops.getFirst().isRunning();
    }
}
