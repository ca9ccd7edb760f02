package com.dealscout.platform;

import static org.awaitility.Awaitility.await;

import com.dealscout.RunningApp;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One browser's trouble is nobody else's. */
@RunningApp
class LiveStreamTests {

    @Autowired
    LiveStream stream;

    @Autowired
    Live live;

    private final UUID person = UUID.randomUUID();

    @Test
    void browserThatWentAwayInTheMiddleEndsNobodyElsesLine() {
        var heard = new Heard();
        stream.connect(person.toString(), new SseEmitter() {

            @Override
            public void send(SseEventBuilder event) {
                throw new IllegalStateException("the request has ended");
            }

            @Override
            public void complete() {
                throw new IllegalStateException("the request has ended");
            }
        });
        stream.connect(person.toString(), heard);

        live.changed(person, "first");
        heard.awaits("first");
        live.changed(person, "second");
        heard.awaits("second");
    }

    @Test
    void browserThatTakesNothingInKeepsNobodyWaiting() {
        var release = new CountDownLatch(1);
        var heard = new Heard();
        try {
            stream.connect(person.toString(), new SseEmitter() {

                @Override
                public void send(SseEventBuilder event) throws IOException {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
            });
            stream.connect(person.toString(), heard);

            live.changed(person, "first");
            live.changed(person, "second");

            heard.awaits("first");
            heard.awaits("second");
        } finally {
            release.countDown();
        }
    }

    @Test
    void whatOthersAreToldIsNotHeard() {
        var heard = new Heard();
        stream.connect(person.toString(), heard);

        live.changed(UUID.randomUUID(), "of-another");
        live.changed(person, "mine");

        heard.awaits("mine");
        Assertions.assertThat(heard.topics).noneMatch(topic -> topic.contains("of-another"));
    }

    private static final class Heard extends SseEmitter {

        final List<String> topics = new CopyOnWriteArrayList<>();

        @Override
        public void send(SseEventBuilder event) {
            for (DataWithMediaType part : event.build()) {
                topics.add(part.getData().toString());
            }
        }

        void awaits(String topic) {
            await().until(() -> topics.contains(topic));
        }
    }
}
