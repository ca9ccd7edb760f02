package com.dealscout.platform;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers every refusal of the API as RFC 9457 JSON: a stable {@code type}, the field, and what to do. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Pattern CAMEL = Pattern.compile("([a-z0-9])([A-Z])");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        return answerTo(problem);
    }

    static ResponseEntity<ProblemDetail> answerTo(Problem problem) {
        return switch (problem) {
            case Problem.NotFound p -> answer(HttpStatus.NOT_FOUND, "not-found", p.getMessage(), null);
            case Problem.Conflict p -> answer(HttpStatus.CONFLICT, "conflict", p.getMessage(), null);
            case Problem.Forbidden p -> answer(HttpStatus.FORBIDDEN, "forbidden", p.getMessage(), null);
            case Problem.Unauthorized p ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(detail(HttpStatus.UNAUTHORIZED, "unauthorized", p.getMessage(), null));
            case Problem.Invalid p ->
                answer(HttpStatus.valueOf(p.status()), invalidType(p.status()), p.getMessage(), p.errors());
            case Problem.TooMany p ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(Math.max(1, p.retryAfter().toSeconds())))
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(detail(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", p.getMessage(), null));
        };
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var error = error(e.getCause());
        return widen(refused(Problem.Invalid.fields(List.of(error))));
    }

    private static Problem.FieldError error(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return new Problem.FieldError(path(unknown), "is not a field of this request. Check its spelling.");
        }
        if (cause instanceof DatabindException wrong) {
            var refused = refusedByRecord(wrong);
            return refused != null
                    ? refused
                    : new Problem.FieldError(path(wrong), "has a value of the wrong kind here.");
        }
        if (cause instanceof StreamReadException broken) {
            var at = broken.getLocation();
            return new Problem.FieldError(
                    "body", "is not JSON: line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
        }
        return new Problem.FieldError("body", "is missing or cannot be read as JSON.");
    }

    /** A value's own constructor threw a {@link Problem.Invalid}: its words are better than ours. */
    private static Problem.@Nullable FieldError refusedByRecord(DatabindException e) {
        return e.getCause() instanceof Problem.Invalid invalid
                ? invalid.errors().getFirst()
                : null;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widen(refused(Problem.Invalid.tooLarge(
                "photos",
                "are too large: a photo may have 25 MB, and all of one upload 300 MB. Send smaller ones, or fewer.")));
    }

    /** The container gave up on a form: more parts than it takes, or one that breaks off. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadableForm(MultipartException e) {
        return refused(Problem.Invalid.field(
                "photos", "could not be read from the form: send at most 12 files, and the form whole."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var http = HttpStatus.valueOf(status.value());
        var type = http.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var words = body instanceof ProblemDetail d && d.getDetail() != null ? d.getDetail() : http.getReasonPhrase();
        return ResponseEntity.status(http)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(http, type, words, null));
    }

    private static String invalidType(int status) {
        return switch (status) {
            case 413 -> "too-large";
            case 422 -> "not-possible";
            default -> "invalid";
        };
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String type, @Nullable String words, @Nullable List<Problem.FieldError> errors) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(status, type, words, errors));
    }

    /** Types are URNs of our own: stable, and not an address that somebody must keep alive. */
    static ProblemDetail detail(
            HttpStatus status, String type, @Nullable String words, @Nullable List<Problem.FieldError> errors) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:dealscout:problem:" + type));
        problem.setTitle(status.getReasonPhrase());
        problem.setDetail(words);
        if (errors != null) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : CAMEL.matcher(path).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked") // the parent's methods are declared for any body
    private static ResponseEntity<Object> widen(ResponseEntity<ProblemDetail> answer) {
        return (ResponseEntity<Object>) (ResponseEntity<?>) answer;
    }
}
