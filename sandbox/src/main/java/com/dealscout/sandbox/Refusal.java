package com.dealscout.sandbox;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A marketplace says no, in the partner contract's words: {@code application/problem+json}, where {@code retryable} decides. */
final class Refusal extends RuntimeException {

    /** The contract's codes, each with the status it usually comes with. */
    enum Code {
        INVALID(400),
        TOKEN_EXPIRED(401),
        FORBIDDEN(403),
        SELLER_BLOCKED(403),
        NOT_FOUND(404),
        STALE_REVISION(409),
        TOO_LARGE(413),
        IMAGE_UNREADABLE(422),
        CATEGORY_UNKNOWN(422),
        TEXT_NOT_ALLOWED(422),
        LIMIT_REACHED(422),
        RATE_LIMITED(429),
        TEMPORARY(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The code that goes with a status which somebody asked for. */
        static Code fitting(int status) {
            return switch (status) {
                case 401 -> TOKEN_EXPIRED;
                case 403 -> FORBIDDEN;
                case 404, 410 -> NOT_FOUND;
                case 409 -> STALE_REVISION;
                case 413 -> TOO_LARGE;
                case 429 -> RATE_LIMITED;
                case 408 -> TEMPORARY;
                default -> status >= 500 ? TEMPORARY : INVALID;
            };
        }
    }

    private static final long serialVersionUID = 1;

    private final int status;
    private final Code code;
    private final boolean retryable;
    private final transient List<FieldProblem> errors;
    private final @Nullable Integer retryAfterSeconds;

    private Refusal(
            int status,
            Code code,
            boolean retryable,
            String detail,
            List<FieldProblem> errors,
            @Nullable Integer retryAfterSeconds) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryable = retryable;
        this.errors = errors;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Refusal of(Code code, String detail) {
        return new Refusal(code.status, code, false, detail, List.of(), null);
    }

    static Refusal of(Code code, FieldProblem error) {
        return new Refusal(code.status, code, false, error.field() + " " + error.detail(), List.of(error), null);
    }

    static Refusal invalid(List<FieldProblem> errors) {
        var first = errors.getFirst();
        var more = errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1);
        return new Refusal(
                400, Code.INVALID, false, first.field() + " " + first.detail() + more, List.copyOf(errors), null);
    }

    static Refusal invalid(String field, String code, String detail) {
        return invalid(List.of(new FieldProblem("/" + field, code, detail)));
    }

    /** Its access token no longer works, but a refreshed one will. */
    static Refusal tokenExpired() {
        return new Refusal(401, Code.TOKEN_EXPIRED, true, "The access token has expired: refresh it.", List.of(), null);
    }

    static Refusal slowDown(int retryAfterSeconds, int perMinute) {
        return new Refusal(
                429,
                Code.RATE_LIMITED,
                true,
                "More than %,d requests a minute.".formatted(perMinute),
                List.of(),
                retryAfterSeconds);
    }

    /** What a fault that was asked for answers. */
    static Refusal pretended(int status, @Nullable Integer retryAfterSeconds) {
        return byStatus(status, "A fault, as asked for by /control.", retryAfterSeconds);
    }

    /** Whatever code fits the status. */
    static Refusal byStatus(int status, String detail, @Nullable Integer retryAfterSeconds) {
        var code = Code.fitting(status);
        var retryable = status >= 500 || status == 429 || status == 408;
        var seconds = retryAfterSeconds == null && (status == 429 || status == 503) ? (Integer) 1 : retryAfterSeconds;
        return new Refusal(status, code, retryable, detail, List.of(), seconds);
    }

    static void answerTo(Refusal refusal, Context ctx) {
        Wire.drain(ctx);
        refusal.answer(ctx);
    }

    void answer(Context ctx) {
        var body = Json.object()
                .put("type", "urn:dealscout:partner:" + code.word())
                .put("title", code.word().replace('_', ' '))
                .put("status", status)
                .put("code", code.word())
                .put("detail", getMessage())
                .put("retryable", retryable);
        var list = body.putArray("errors");
        for (var error : errors) {
            list.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("detail", error.detail());
        }
        if (retryAfterSeconds != null) {
            ctx.header("Retry-After", retryAfterSeconds.toString());
        }
        if (status == 401) {
            ctx.header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        Json.answer(ctx, status, Json.PROBLEM_TYPE, body);
    }
}
