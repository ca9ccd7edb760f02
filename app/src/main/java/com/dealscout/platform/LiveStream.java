package com.dealscout.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * {@code /live}: server-sent events, each the name of a topic that changed for the person who listens. One connection
 * of this node hears what all nodes say, and passes it to the browsers that are connected here.
 */
@Controller
class LiveStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    /** Also how often a silent line is tried, so that browsers and proxies keep it and the dead are noticed. */
    private static final Duration LISTEN = Duration.ofSeconds(15);

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** In place of a topic: a line that only tells that the connection is alive. */
    private static final String STILL_HERE = "";

    /** Tabs and devices of one person; the oldest gives way. */
    private static final int LINES_EACH = 12;

    private final DataSource database;
    private final Map<String, Set<Line>> lines = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread listener;

    LiveStream(DataSource database) {
        this.database = database;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(Principal person, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events back
        return connect(person.getName(), new SseEmitter(LONGEST.toMillis()));
    }

    SseEmitter connect(String person, SseEmitter emitter) {
        var line = new Line(person, emitter);
        emitter.onCompletion(() -> drop(line));
        emitter.onTimeout(line::end);
        emitter.onError(_ -> drop(line));
        lines.compute(person, (_, mine) -> {
            var all = mine == null ? ConcurrentHashMap.<Line>newKeySet() : mine;
            if (all.size() >= LINES_EACH) {
                all.stream().findFirst().ifPresent(Line::end);
            }
            all.add(line);
            return all;
        });
        line.tell(STILL_HERE);
        return emitter;
    }

    private void drop(Line line) {
        lines.computeIfPresent(line.person, (_, mine) -> {
            mine.remove(line);
            return mine.isEmpty() ? null : mine;
        });
    }

    /**
     * One browser's connection. What it is told waits here and is sent by a thread of its own, so that a browser that
     * takes nothing in keeps nobody else waiting; a topic that waits already is not added again.
     */
    private final class Line {

        private final String person;
        private final SseEmitter emitter;
        private final Set<String> due = new LinkedHashSet<>();
        private boolean sending;

        Line(String person, SseEmitter emitter) {
            this.person = person;
            this.emitter = emitter;
        }

        synchronized void tell(String topic) {
            due.add(topic);
            if (!sending) {
                sending = true;
                Thread.ofVirtual().name("live-line").start(this::send);
            }
        }

        private void send() {
            for (var topic = next(); topic != null; topic = next()) {
                try {
                    emitter.send(
                            topic.equals(STILL_HERE)
                                    ? SseEmitter.event().comment("still here")
                                    : SseEmitter.event().data(topic));
                } catch (IOException | RuntimeException e) {
                    drop(this); // nobody is there any more; the container ends the request
                    return;
                }
            }
        }

        private synchronized @Nullable String next() {
            var topics = due.iterator();
            if (!topics.hasNext()) {
                sending = false;
                return null;
            }
            var topic = topics.next();
            topics.remove();
            return topic;
        }

        void end() {
            try {
                emitter.complete();
            } catch (IllegalStateException e) {
                drop(this); // had ended by itself just now
            }
        }
    }

    private void listenToDatabase() {
        var first = true;
        while (running) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                statement.execute("listen " + Live.CHANNEL);
                if (!first) {
                    hangUp(); // what was said meanwhile is lost; who connects again asks for all of it
                }
                first = false;
                hear(connection.unwrap(PGConnection.class));
                statement.execute("unlisten *");
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warn("Open pages are not told of changes until the database answers again: {}", e.getMessage());
                    rest();
                    first = false;
                }
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (running) {
            var heard = connection.getNotifications((int) LISTEN.toMillis());
            if (heard == null || heard.length == 0) {
                lines.values().forEach(mine -> mine.forEach(line -> line.tell(STILL_HERE)));
                continue;
            }
            for (var notification : heard) {
                var text = notification.getParameter();
                var space = text.indexOf(' ');
                if (space > 0) {
                    pass(text.substring(0, space), text.substring(space + 1));
                }
            }
        }
    }

    private void pass(String whom, String topic) {
        var told = whom.equals(Live.EVERYBODY)
                ? lines.values().stream().flatMap(Set::stream)
                : lines.getOrDefault(whom, Set.of()).stream();
        told.forEach(line -> line.tell(topic));
    }

    private void hangUp() {
        lines.values().forEach(mine -> mine.forEach(Line::end));
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        listener = Thread.ofVirtual().name("live").start(this::listenToDatabase);
    }

    /** Before the web server waits for requests under way: these would never end by themselves. */
    @Override
    public void stop() {
        running = false;
        hangUp();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("notify " + Live.CHANNEL); // wakes whoever listens
            var worker = listener;
            if (worker != null) {
                worker.join(PAUSE);
            }
        } catch (SQLException e) {
            LOG.debug("Without a database nobody listens to it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
