package com.dealscout.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.sql.SQLException;
import java.time.Duration;
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

    /** Tabs and devices of one person; the oldest gives way. */
    private static final int LINES_EACH = 12;

    private final DataSource database;
    private final Map<String, Set<SseEmitter>> lines = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread listener;

    LiveStream(DataSource database) {
        this.database = database;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(Principal person, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events back
        var line = new SseEmitter(LONGEST.toMillis());
        var name = person.getName();
        line.onCompletion(() -> drop(name, line));
        line.onTimeout(() -> end(line));
        line.onError(_ -> drop(name, line));
        lines.compute(name, (_, mine) -> {
            var all = mine == null ? ConcurrentHashMap.<SseEmitter>newKeySet() : mine;
            if (all.size() >= LINES_EACH) {
                all.stream().findFirst().ifPresent(LiveStream::end);
            }
            all.add(line);
            return all;
        });
        send(line, SseEmitter.event().comment("listening"));
        return line;
    }

    private void drop(String person, SseEmitter line) {
        lines.computeIfPresent(person, (_, mine) -> {
            mine.remove(line);
            return mine.isEmpty() ? null : mine;
        });
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
            } catch (SQLException e) {
                if (running) {
                    LOG.warn("Open pages are not told of changes until the database answers again: {}", e.getMessage());
                    rest();
                    first = false;
                }
            } catch (RuntimeException e) {
                // One line's trouble must not silence all the others.
                LOG.warn("Open pages are told of changes again after a trouble with one of them", e);
                first = false;
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (running) {
            var heard = connection.getNotifications((int) LISTEN.toMillis());
            if (heard == null || heard.length == 0) {
                lines.values()
                        .forEach(mine -> mine.forEach(
                                line -> send(line, SseEmitter.event().comment("still here"))));
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
        told.forEach(line -> send(line, SseEmitter.event().data(topic)));
    }

    private static void send(SseEmitter line, SseEmitter.SseEventBuilder event) {
        try {
            line.send(event);
        } catch (IOException | IllegalStateException e) {
            end(line); // nobody is there any more
        }
    }

    /** The server may have given the line up in this very moment, and then refuses to end it once more. */
    private static void end(SseEmitter line) {
        try {
            line.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The line had ended by itself", e);
        }
    }

    private void hangUp() {
        lines.values().forEach(mine -> mine.forEach(LiveStream::end));
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
