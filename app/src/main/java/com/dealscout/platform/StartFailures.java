package com.dealscout.platform;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;

/** Why the application did not start, said in one sentence on standard error instead of a stack trace. */
final class StartFailures {

    private StartFailures() {}

    static final class Own extends AbstractFailureAnalyzer<CannotStart> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, CannotStart cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }

    /** Flyway found a migration in the database that this version does not have, or one that was altered. */
    static final class NewerData extends AbstractFailureAnalyzer<FlywayValidateException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, FlywayValidateException cause) {
            return new FailureAnalysis(
                    "The database was last used by another, probably newer Deal Scout; start that version, or choose"
                            + " another data directory with --data.",
                    null,
                    cause);
        }
    }

    static final class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
            return new FailureAnalysis(
                    "Port " + cause.getPort() + " is in use by another program; stop that one, or choose another port"
                            + " with --port.",
                    null,
                    cause);
        }
    }

    static final class OneSentence implements FailureAnalysisReporter {

        @Override
        public void report(FailureAnalysis analysis) {
            System.err.println("Deal Scout cannot start. " + join(analysis.getDescription(), analysis.getAction()));
        }

        private static String join(@Nullable String description, @Nullable String action) {
            return (String.valueOf(description) + (action == null ? "" : " " + action))
                    .replaceAll("\\s+", " ")
                    .strip();
        }
    }
}
