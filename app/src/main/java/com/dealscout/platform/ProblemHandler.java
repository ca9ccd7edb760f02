package com.dealscout.platform;

import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers every refusal of the API as RFC 9457 JSON: a stable {@code type}, the field, and what to do. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler extends ResponseEntityExceptionHandler {

    /** PostgreSQL's {@code character_not_in_repertoire} and {@code untranslatable_character}. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

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
        if (cause instanceof StreamConstraintsException) {
            return new Problem.FieldError("body", "is larger or nested deeper than what is taken here.");
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
        // Spring takes the container's words about the number of parts for words about their size.
        if (e.contains(FileCountLimitExceededException.class)) {
            return widen(unreadableForm(e));
        }
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
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widen(refused(Problem.Invalid.field(e.getParameterName(), "is missing.")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return widen(refused(Problem.Invalid.field(e.getRequestPartName(), "is missing.")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        return widen(refused(
                Problem.Invalid.field(name == null ? "request" : snake(name), "has a value of the wrong kind here.")));
    }

    /**
     * Text that the database cannot keep, such as U+0000, got past a room's own check: still the caller's fault. Any
     * other exception of the database is ours, and goes on as it came.
     */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unstorableText(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof SQLException sql
                && UNSTORABLE_TEXT.contains(String.valueOf(sql.getSQLState()))) {
            return refused(Problem.Invalid.field(
                    "body", "contains a character that cannot be stored (U+0000); leave it out."));
        }
        throw e;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var http = HttpStatus.valueOf(status.value());
        var words = switch (http) {
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json here, or a form with photos.";
            case NOT_ACCEPTABLE -> "This is answered as application/json, which the request does not accept.";
            default ->
                body instanceof ProblemDetail d && d.getDetail() != null ? d.getDetail() : http.getReasonPhrase();
        };
        return ResponseEntity.status(http)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(http, type(http), words, null));
    }

    /** For what has a status and no more. */
    static ResponseEntity<ProblemDetail> answerTo(HttpStatus status, String words) {
        return answer(status, type(status), words, null);
    }

    static String type(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "invalid";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
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
        return path.isEmpty() ? "body" : snake(path);
    }

    private static String snake(CharSequence camelCase) {
        return CAMEL.matcher(camelCase).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked") // the parent's methods are declared for any body
    private static ResponseEntity<Object> widen(ResponseEntity<ProblemDetail> answer) {
        return (ResponseEntity<Object>) (ResponseEntity<?>) answer;
    }
}
