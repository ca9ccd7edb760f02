package com.dealscout.marketplaces.partner;

import com.dealscout.marketplaces.connector.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * One call over HTTP, and what can be said of it afterwards.
 *
 * <p>Redirects are not followed: a token goes to the configured address only. An answer may have at most 4 MB.
 */
final class PartnerHttp {

    /** What came back. */
    sealed interface Reply {

        record Got(int status, HttpHeaders headers, byte[] body) implements Reply {}

        /** The request never reached the marketplace. */
        record NotSent(Fault why) implements Reply {}

        /** It may have arrived, and may have been carried out. */
        record Lost(Fault why) implements Reply {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(PartnerHttp.class);

    private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

    private final String name;
    private final RestClient http;

    PartnerHttp(PartnerEndpoint endpoint) {
        this.name = endpoint.name();
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(endpoint.connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(endpoint.request());
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    Reply call(HttpMethod method, URI address, Consumer<RestClient.RequestBodySpec> fill) {
        var request = http.method(method).uri(address);
        fill.accept(request);
        try {
            return request.exchangeForRequiredValue((_, response) -> read(response));
        } catch (ResourceAccessException e) {
            return unanswered(e);
        } catch (RuntimeException e) {
            // While writing, as when a photo is gone meanwhile: half a request may have arrived.
            LOG.warn("A call to {} broke off: {}", name, e.getClass().getName());
            return new Reply.Lost(new Fault("connection_lost", "The connection to " + name + " broke off."));
        }
    }

    private Reply read(ClientHttpResponse response) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var body = response.getBody()) {
            bytes.writeBytes(body.readNBytes(MAX_ANSWER_BYTES + 1));
        }
        return bytes.size() > MAX_ANSWER_BYTES
                ? new Reply.Lost(new Fault("garbled", name + " sent an answer that is too long to be one."))
                : new Reply.Got(response.getStatusCode().value(), response.getHeaders(), bytes.toByteArray());
    }

    private Reply unanswered(ResourceAccessException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConnectException _, HttpConnectTimeoutException _, UnknownHostException _ -> {
                    return new Reply.NotSent(new Fault("unreachable", name + " cannot be reached."));
                }
                case HttpTimeoutException _ -> {
                    return new Reply.Lost(new Fault("no_answer", name + " did not answer in time."));
                }
                default -> {}
            }
        }
        return new Reply.Lost(new Fault("connection_lost", "The connection to " + name + " broke off."));
    }
}
