package com.dealscout.sandbox;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * What a connection can suffer. Each request has a virtual thread of its own, so holding one costs nothing else.
 */
final class Wire {

    static final Duration HELD_AT_MOST = Duration.ofMinutes(5);

    /** Thrown once the connection is gone, so that nobody tries to answer. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone() {
            super("the connection was cut, as asked for by /control", null, false, false);
        }
    }

    private final CountDownLatch closing = new CountDownLatch(1);

    /** Never answers. */
    Gone hold(Context ctx) {
        pause(HELD_AT_MOST);
        return cut(ctx, false);
    }

    /** Ends the connection with a TCP reset. */
    Gone reset(Context ctx) {
        return cut(ctx, true);
    }

    void pause(Duration pause) {
        try {
            var _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean closed() {
        return closing.getCount() == 0;
    }

    /** Lets go of everything that is held. */
    void close() {
        closing.countDown();
    }

    /**
     * Takes in what is still being sent. Whoever answers before that may see the connection reset by its own server, and
     * the answer lost with it.
     */
    static void drain(Context ctx) {
        try (var body = ctx.req().getInputStream()) {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the other side gave up
        }
    }

    private static Gone cut(Context ctx, boolean reset) {
        var endPoint = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            if (reset && endPoint.getTransport() instanceof SocketChannel channel) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException _) {
            // the other side was faster
        }
        endPoint.close();
        return new Gone();
    }
}
