package com.dealscout.sandbox;

import io.javalin.http.Context;
import java.util.List;

/** A control call is refused, as RFC 9457 problem with the fields that are wrong. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<FieldProblem> errors;

    private Problem(int status, String detail, List<FieldProblem> errors) {
        super(detail);
        this.status = status;
        this.errors = errors;
    }

    static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    static Problem invalid(List<FieldProblem> errors) {
        return new Problem(
                400, errors.getFirst().field() + " " + errors.getFirst().detail(), List.copyOf(errors));
    }

    static void answerTo(Problem refusal, Context ctx) {
        Wire.drain(ctx);
        refusal.answer(ctx);
    }

    void answer(Context ctx) {
        var body = Json.object()
                .put("type", "about:blank")
                .put("title", title())
                .put("status", status)
                .put("detail", getMessage());
        var list = body.putArray("errors");
        for (var error : errors) {
            list.addObject().put("field", error.field()).put("message", error.detail());
        }
        Json.answer(ctx, status, Json.PROBLEM_TYPE, body);
    }

    private String title() {
        return switch (status) {
            case 400 -> "Not understood";
            case 404 -> "Not found";
            case 405 -> "Not a method here";
            case 409 -> "Not in this state";
            case 413 -> "Too large";
            default -> status >= 500 ? "Broken" : "Refused";
        };
    }
}
