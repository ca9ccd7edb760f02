package com.dealscout.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A program's own server, where webhooks arrive. */
final class Receiver implements AutoCloseable {

    record Delivery(String signature, byte[] body) {
        JsonNode event() {
            return Visitor.JSON.readTree(body);
        }
    }

    private final HttpServer server;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean echoing = true;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** All that arrived, also what was answered with a failure. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    List<JsonNode> events(String type) {
        return deliveries.stream()
                .map(Delivery::event)
                .filter(event -> event.get("type").stringValue().equals(type))
                .toList();
    }

    void failNext(int times) {
        failures.set(times);
    }

    void stopEchoing() {
        echoing = false;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            var challenge = Visitor.query(exchange.getRequestURI().toString()).get("challenge");
            var echo = (echoing ? challenge : "no").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, echo.length);
            exchange.getResponseBody().write(echo);
        } else {
            deliveries.add(new Delivery(exchange.getRequestHeaders().getFirst("Partner-Signature"), body));
            exchange.sendResponseHeaders(failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 500 : 204, -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
