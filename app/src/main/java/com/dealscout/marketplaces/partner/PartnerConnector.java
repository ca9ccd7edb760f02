package com.dealscout.marketplaces.partner;

import com.dealscout.marketplaces.connector.Acknowledged;
import com.dealscout.marketplaces.connector.Answer;
import com.dealscout.marketplaces.connector.Batch;
import com.dealscout.marketplaces.connector.Capabilities;
import com.dealscout.marketplaces.connector.Connector;
import com.dealscout.marketplaces.connector.Conversation;
import com.dealscout.marketplaces.connector.EndReason;
import com.dealscout.marketplaces.connector.Event;
import com.dealscout.marketplaces.connector.Fault;
import com.dealscout.marketplaces.connector.Grant;
import com.dealscout.marketplaces.connector.Message;
import com.dealscout.marketplaces.connector.Offer;
import com.dealscout.marketplaces.connector.Seller;
import com.dealscout.marketplaces.connector.Snapshot;
import com.dealscout.marketplaces.partner.PartnerHttp.Reply;
import com.dealscout.platform.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriUtils;

/** A marketplace that speaks the partner contract. */
public final class PartnerConnector implements Connector {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerConnector.class);

    private static final String SCOPES = "listings messages";
    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_WORDS = 300;
    private static final int MAX_ATTRIBUTES = 50;
    private static final int MAX_CITY = 80;

    /** Nobody is made to wait longer than this, whatever a Retry-After says. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final PartnerEndpoint endpoint;
    private final String name;
    private final PartnerHttp http;

    public PartnerConnector(PartnerEndpoint endpoint) {
        this.endpoint = endpoint;
        this.name = endpoint.name();
        this.http = new PartnerHttp(endpoint);
    }

    @Override
    public URI authorizeUrl(String state, String verifier, URI redirect) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", endpoint.clientId());
        query.put("redirect_uri", redirect.toString());
        query.put("scope", SCOPES);
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return URI.create(endpoint.oauth() + "/authorize?" + form(query));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    @Override
    public Answer<Grant> exchange(String code, String verifier, URI redirect) {
        return token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirect.toString(),
                        "code_verifier",
                        verifier),
                true);
    }

    @Override
    public Answer<Grant> refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), false);
    }

    private Answer<Grant> token(Map<String, String> form, boolean everyRefusalIsFinal) {
        var reply = oauth("/token", form);
        if (reply instanceof Reply.Got(var status, var _, var body) && status >= 400 && status < 500 && status != 429) {
            var error = oauthError(body);
            var fault = new Fault(error, name + " did not give access (" + error + "): connect again.");
            if (everyRefusalIsFinal || error.equals("invalid_grant")) {
                return new Answer.Refused<>(fault);
            }
            // About our own credentials or request, not about the seller's consent: that may still be good.
            LOG.warn("{} refuses to refresh tokens: {}; check the client id and secret", name, error);
            return new Answer.TryLater<>(fault, Duration.ZERO);
        }
        return read(reply, got -> {
            var tokens = Wire.read(got.body(), Wire.Tokens.class);
            if (tokens.accessToken() == null || tokens.accessToken().isEmpty()) {
                throw new Wire.Garbled("access_token");
            }
            return new Grant(
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    tokens.expiresIn() == null ? null : Duration.ofSeconds(tokens.expiresIn()));
        });
    }

    private static String oauthError(byte[] body) {
        try {
            var error = Wire.read(body, Wire.OAuthError.class).error();
            return error == null || !error.matches("[a-z_]{1,40}") ? "unknown" : error;
        } catch (Wire.Garbled e) {
            return "unknown";
        }
    }

    @Override
    public Answer<Acknowledged> revoke(Grant grant) {
        var refresh = grant.refreshToken();
        var form = refresh == null
                ? Map.of("token", grant.accessToken(), "token_type_hint", "access_token")
                : Map.of("token", refresh, "token_type_hint", "refresh_token");
        return read(oauth("/revoke", form), _ -> new Acknowledged());
    }

    private Reply oauth(String path, Map<String, String> form) {
        var credentials = encode(endpoint.clientId()) + ":" + encode(endpoint.clientSecret());
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return http.call(
                HttpMethod.POST,
                URI.create(endpoint.oauth() + path),
                request -> request.header(HttpHeaders.AUTHORIZATION, "Basic " + basic)
                        .accept(MediaType.APPLICATION_JSON)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(form(form).getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public Answer<Seller> seller(String accessToken) {
        return get(
                accessToken,
                "/seller",
                got -> Wire.read(got.body(), Wire.SellerJson.class).seller());
    }

    @Override
    public Answer<Capabilities> capabilities(String accessToken) {
        return get(accessToken, "/capabilities", got -> {
            Wire.read(got.body(), Wire.Limits.class); // what cannot be read is not worth keeping
            return new Capabilities(new String(got.body(), StandardCharsets.UTF_8));
        });
    }

    @Override
    public Answer<Acknowledged> listen(String accessToken, URI url, String secret) {
        var body = Wire.JSON.createObjectNode().put("url", url.toString()).put("secret", secret);
        return read(send(accessToken, HttpMethod.PUT, "/webhook", json(Wire.JSON.writeValueAsBytes(body))), got -> {
            if (got.status() != 204) {
                throw new Wire.Garbled("status");
            }
            return new Acknowledged();
        });
    }

    @Override
    public List<String> preflight(Offer offer, @Nullable Capabilities capabilities) {
        var limits = capabilities == null ? Wire.Limits.UNKNOWN : limits(capabilities);
        return new Preflight(name, limits).check(offer);
    }

    private static Wire.Limits limits(Capabilities capabilities) {
        try {
            return Wire.read(capabilities.json().getBytes(StandardCharsets.UTF_8), Wire.Limits.class);
        } catch (Wire.Garbled e) {
            return Wire.Limits.UNKNOWN;
        }
    }

    @Override
    public Answer<Snapshot> put(String accessToken, String reference, Offer offer, Capabilities capabilities) {
        var category = category(offer, capabilities);
        if (category.isEmpty()) {
            return new Answer.Refused<>(
                    new Fault("category_unknown", name + " has no category that this item could be listed in."));
        }
        var parts = new LinkedMultiValueMap<String, HttpEntity<?>>();
        parts.add("listing", part(MediaType.APPLICATION_JSON, listing(offer, category.get())));
        for (var i = 0; i < offer.pictures().size(); i++) {
            parts.add(
                    "image",
                    part(MediaType.IMAGE_JPEG, new PictureFile(offer.pictures().get(i), i + 1)));
        }
        var reply = send(
                accessToken,
                HttpMethod.PUT,
                "/listings/" + encode(reference),
                request -> request.contentType(MediaType.MULTIPART_FORM_DATA).body(parts));
        // What is there is at least as new as this: which of the two, it says itself.
        return reply instanceof Reply.Got(var status, var _, var _) && status == 409
                ? find(accessToken, reference)
                : read(reply, PartnerConnector::snapshot);
    }

    private static Optional<String> category(Offer offer, Capabilities capabilities) {
        var categories = limits(capabilities).categories();
        return new Categories(categories == null ? List.of() : categories)
                .nearest(offer.category(), offer.attributes().keySet());
    }

    private static byte[] listing(Offer offer, String category) {
        var listing = Wire.JSON.createObjectNode();
        listing.put("revision", offer.revision());
        listing.put("title", offer.title());
        listing.put("description", offer.description().isEmpty() ? offer.title() : offer.description());
        listing.put("condition", Objects.requireNonNull(offer.condition()).word());
        listing.putObject("price")
                .put("amount", Objects.requireNonNull(offer.price()).toPlainString())
                .put("currency", offer.currency());
        listing.put("category", category);
        var attributes = listing.putObject("attributes");
        offer.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MAX_ATTRIBUTES)
                .forEach(a -> attributes.put(a.getKey(), a.getValue()));
        var delivery = listing.putArray("delivery");
        offer.delivery().stream().distinct().forEach(delivery::add);
        var place = Objects.requireNonNull(offer.place());
        var location = listing.putObject("location")
                .put("country", place.country())
                .put("postalCode", Objects.requireNonNull(place.postalCode()));
        var city = place.city();
        if (city != null && city.length() <= MAX_CITY) {
            location.put("city", city);
        }
        return Wire.JSON.writeValueAsBytes(listing);
    }

    private static HttpEntity<Object> part(MediaType type, Object content) {
        var headers = new HttpHeaders();
        headers.setContentType(type);
        return new HttpEntity<>(content, headers);
    }

    /** Loaded only when its turn comes, so that a post holds one picture in memory, not twelve. */
    private static final class PictureFile extends AbstractResource {

        private final Offer.Picture picture;
        private final int number;

        PictureFile(Offer.Picture picture, int number) {
            this.picture = picture;
            this.number = number;
        }

        @Override
        public String getFilename() {
            return number + ".jpg";
        }

        @Override
        public long contentLength() {
            return -1; // not worth loading it once more
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(picture.content().get());
        }

        @Override
        public String getDescription() {
            return "picture " + number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    @Override
    public Answer<Snapshot> find(String accessToken, String reference) {
        return get(accessToken, "/listings/" + encode(reference), PartnerConnector::snapshot);
    }

    @Override
    public Answer<Snapshot> end(String accessToken, String reference, EndReason reason) {
        return read(
                send(
                        accessToken,
                        HttpMethod.DELETE,
                        "/listings/" + encode(reference) + "?reason=" + reason.word(),
                        _ -> {}),
                PartnerConnector::snapshot);
    }

    private static Snapshot snapshot(Reply.Got got) {
        return Wire.read(got.body(), Wire.ListingJson.class).snapshot();
    }

    @Override
    public Answer<Batch<Snapshot>> listings(String accessToken, @Nullable Instant since, @Nullable String cursor) {
        return get(accessToken, "/listings" + range(since, cursor), got -> {
            var page = Wire.read(got.body(), Wire.ListingsJson.class);
            return new Batch<>(page.snapshots(), page.next());
        });
    }

    @Override
    public Answer<Batch<Conversation>> conversations(
            String accessToken, @Nullable Instant since, @Nullable String cursor) {
        return get(accessToken, "/conversations" + range(since, cursor), got -> {
            var page = Wire.read(got.body(), Wire.ConversationsJson.class);
            return new Batch<>(page.conversations(), page.next());
        });
    }

    @Override
    public Answer<Batch<Message>> messages(String accessToken, String conversationId, @Nullable String cursor) {
        var path = "/conversations/" + encode(conversationId) + "/messages" + range(null, cursor);
        return get(accessToken, path, got -> {
            var page = Wire.read(got.body(), Wire.MessagesJson.class);
            return new Batch<>(page.messages(), page.next());
        });
    }

    @Override
    public Answer<Message> reply(String accessToken, String conversationId, String text, String idempotencyKey) {
        if (text.codePointCount(0, text.length()) > MAX_MESSAGE) {
            return new Answer.Refused<>(
                    new Fault("invalid", "%s takes at most %,d characters: shorten it.".formatted(name, MAX_MESSAGE)));
        }
        var body = Wire.JSON.writeValueAsBytes(Wire.JSON.createObjectNode().put("text", text));
        return read(
                send(
                        accessToken,
                        HttpMethod.POST,
                        "/conversations/" + encode(conversationId) + "/messages",
                        json(body).andThen(request -> request.header("Idempotency-Key", idempotencyKey))),
                got -> Wire.read(got.body(), Wire.MessageJson.class).message());
    }

    @Override
    public Optional<Event> read(
            UnaryOperator<@Nullable String> header, byte[] body, List<String> secrets, Instant now) {
        var signature = Optional.ofNullable(header.apply(Signature.HEADER)).flatMap(Signature::parse);
        if (signature.isEmpty() || !signature.get().isOf(body, secrets, now)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(event(Wire.read(body, Wire.EventJson.class)));
        } catch (Wire.Garbled e) {
            LOG.warn("{} sent a signed event that cannot be read: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable Event event(Wire.EventJson event) {
        var id = event.id();
        var type = event.type();
        var reference = event.reference();
        var sequence = event.sequence();
        if (id == null || type == null || reference == null || sequence == null) {
            return null;
        }
        if (type.equals("message.created")) {
            var message = event.message();
            return message == null ? null : new Event.Wrote(id, reference, sequence, message.message());
        }
        var listing = event.listing();
        return new Event.StateChanged(id, reference, sequence, listing == null ? null : listing.snapshot());
    }

    private <T> Answer<T> get(String accessToken, String path, Function<Reply.Got, T> reader) {
        return read(send(accessToken, HttpMethod.GET, path, _ -> {}), reader);
    }

    private Reply send(String accessToken, HttpMethod method, String path, Consumer<RestClient.RequestBodySpec> fill) {
        return http.call(method, URI.create(endpoint.api() + path), request -> {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken).accept(MediaType.APPLICATION_JSON);
            fill.accept(request);
        });
    }

    private static Consumer<RestClient.RequestBodySpec> json(byte[] body) {
        return request -> request.contentType(MediaType.APPLICATION_JSON).body(body);
    }

    /** What an HTTP answer means, by the contract's rules: {@code retryable} decides, and nonsense decides nothing. */
    private <T> Answer<T> read(Reply reply, Function<Reply.Got, T> reader) {
        return switch (reply) {
            case Reply.NotSent(var why) -> new Answer.TryLater<>(why, Duration.ZERO);
            case Reply.Lost(var why) -> new Answer.Unknown<>(why, Duration.ZERO);
            case Reply.Got got when got.status() >= 200 && got.status() < 300 -> success(got, reader);
            case Reply.Got got -> failure(got);
        };
    }

    private <T> Answer<T> success(Reply.Got got, Function<Reply.Got, T> reader) {
        try {
            return new Answer.Done<>(reader.apply(got));
        } catch (Wire.Garbled e) {
            return new Answer.Unknown<>(garbled(), Duration.ZERO);
        }
    }

    private Fault garbled() {
        return new Fault("garbled", name + "'s answer could not be understood.");
    }

    private <T> Answer<T> failure(Reply.Got got) {
        var status = got.status();
        if (status == 401) {
            return new Answer.TokenRefused<>();
        }
        if (status == 429) {
            return new Answer.TryLater<>(
                    new Fault("rate_limited", name + " asks us to slow down."), retryAfter(got.headers()));
        }
        if (status >= 500) {
            return new Answer.Unknown<>(
                    new Fault("temporary", "%s has a problem of its own (%d).".formatted(name, status)),
                    retryAfter(got.headers()));
        }
        var problem = problem(got.body());
        if (problem == null || problem.code() == null || problem.retryable() == null) {
            // Something between us and the marketplace may have said this.
            return new Answer.Unknown<>(garbled(), Duration.ZERO);
        }
        if (status == 404 && problem.code().equals("not_found")) {
            return new Answer.Absent<>();
        }
        var fault = new Fault(code(problem.code()), words(problem));
        return problem.retryable()
                ? new Answer.TryLater<>(fault, retryAfter(got.headers()))
                : new Answer.Refused<>(fault);
    }

    private static Wire.@Nullable Problem problem(byte[] body) {
        try {
            return Wire.read(body, Wire.Problem.class);
        } catch (Wire.Garbled e) {
            return null;
        }
    }

    private static String code(String theirs) {
        return theirs.matches("[a-z_]{1,40}") ? theirs : "refused";
    }

    private String words(Wire.Problem problem) {
        var theirs = problem.detail();
        if (theirs == null || theirs.isBlank()) {
            theirs = problem.errors() == null
                    ? ""
                    : problem.errors().stream()
                            .map(Wire.FieldProblem::detail)
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining("; "));
        }
        var said = theirs.replaceAll("\\p{Cntrl}+", " ").strip();
        if (said.isEmpty()) {
            return name + " refuses it (" + code(Objects.requireNonNull(problem.code())) + ").";
        }
        return name + " refuses it: " + (said.length() > MAX_WORDS ? said.substring(0, MAX_WORDS) + "…" : said);
    }

    private static Duration retryAfter(HttpHeaders headers) {
        var seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (seconds == null || !seconds.strip().matches("\\d{1,9}")) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(Long.parseLong(seconds.strip()));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String range(@Nullable Instant since, @Nullable String cursor) {
        var query = new LinkedHashMap<String, String>();
        if (since != null) {
            query.put("updated_since", since.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return query.isEmpty() ? "" : "?" + form(query);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String segment) {
        return UriUtils.encode(segment, StandardCharsets.UTF_8);
    }
}
