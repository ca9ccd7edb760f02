package com.dealscout.identity;

import com.dealscout.platform.Problem;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands by each field of a form that was refused. */
final class FormErrors {

    private FormErrors() {}

    static Map<String, String> of(Problem.Invalid problem) {
        return problem.errors().stream()
                .collect(Collectors.toMap(
                        Problem.FieldError::field, error -> "This " + error.message(), (first, second) -> first));
    }
}
