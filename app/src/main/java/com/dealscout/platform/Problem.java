package com.dealscout.platform;

import java.time.Duration;
import java.util.List;

/**
 * A refusal that the caller can do something about; answered as {@code application/problem+json} (RFC 9457).
 *
 * <p>Its message is shown to people: say what was refused, the value, the bound, and what to do.
 */
public abstract sealed class Problem extends RuntimeException {

    private Problem(String detail) {
        super(detail, null, false, false);
    }

    /** One field that was refused; {@code field} is the JSON name, dotted where nested. */
    public record FieldError(String field, String message) {}

    /** 404: there is no such thing, or it belongs to somebody else, which must look the same. */
    public static final class NotFound extends Problem {
        public NotFound(String what) {
            super("There is no such " + what + ", or it is not yours.");
        }
    }

    /** 409: the thing exists but its state forbids this. */
    public static final class Conflict extends Problem {
        public Conflict(String detail) {
            super(detail);
        }
    }

    /** 403: the person lacks the role. */
    public static final class Forbidden extends Problem {
        public Forbidden(String detail) {
            super(detail);
        }
    }

    /** 401: who is asking is not known, or no longer. */
    public static final class Unauthorized extends Problem {
        public Unauthorized(String detail) {
            super(detail);
        }
    }

    /** 400 where the request is malformed or out of bounds, 422 where it is well formed but cannot be done as it is. */
    public static final class Invalid extends Problem {
        private final int status;
        private final transient List<FieldError> errors;

        private Invalid(int status, String detail, List<FieldError> errors) {
            super(detail);
            this.status = status;
            this.errors = List.copyOf(errors);
        }

        public static Invalid field(String field, String message) {
            return fields(List.of(new FieldError(field, message)));
        }

        public static Invalid fields(List<FieldError> errors) {
            return new Invalid(400, summary(errors), errors);
        }

        /** 422. */
        public static Invalid unprocessable(String detail, List<FieldError> errors) {
            return new Invalid(422, detail, errors);
        }

        /** 413 for an upload that is too large. */
        public static Invalid tooLarge(String field, String message) {
            return new Invalid(413, message, List.of(new FieldError(field, message)));
        }

        public int status() {
            return status;
        }

        public List<FieldError> errors() {
            return errors;
        }

        private static String summary(List<FieldError> errors) {
            return errors.size() == 1
                    ? errors.getFirst().field() + ": " + errors.getFirst().message()
                    : errors.size() + " fields need another value.";
        }
    }

    /** 429. */
    public static final class TooMany extends Problem {
        private final transient Duration retryAfter;

        public TooMany(String detail, Duration retryAfter) {
            super(detail);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
