package com.dealscout.sandbox;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs the sandbox as a process of its own, until it is told to stop. */
final class Main {

    private static final String USAGE =
            "Options: --sandbox-port PORT (8090), --smtp-port PORT (3025), --bind ADDRESS (127.0.0.1).";

    /** What was asked for on the command line. */
    record Options(int httpPort, int smtpPort, String bind) {

        /** @throws IllegalArgumentException with a sentence that says what to do */
        static Options of(String... arguments) {
            var options = new Options(8090, 3025, "127.0.0.1");
            var rest = Arrays.asList(arguments).iterator();
            while (rest.hasNext()) {
                var name = rest.next();
                var equals = name.indexOf('=');
                var key = equals < 0 ? name : name.substring(0, equals);
                if (!key.equals("--sandbox-port") && !key.equals("--smtp-port") && !key.equals("--bind")) {
                    throw new IllegalArgumentException("There is no option %s. %s".formatted(key, USAGE));
                }
                if (equals < 0 && !rest.hasNext()) {
                    throw new IllegalArgumentException("The option %s needs a value. %s".formatted(key, USAGE));
                }
                options = options.with(key, equals < 0 ? rest.next() : name.substring(equals + 1));
            }
            return options;
        }

        private Options with(String key, String value) {
            return switch (key) {
                case "--sandbox-port" -> new Options(port(key, value), smtpPort, bind);
                case "--smtp-port" -> new Options(httpPort, port(key, value), bind);
                default -> new Options(httpPort, smtpPort, value);
            };
        }

        private static int port(String key, String value) {
            if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
                throw new IllegalArgumentException(
                        "%s %s is no port: give a number from 0 to 65535.".formatted(key, value));
            }
            return Integer.parseInt(value);
        }
    }

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var options = Options.of(arguments);
            var sandbox = Sandbox.start(options.bind(), options.httpPort(), options.smtpPort());
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
            System.out.printf(
                    "Sandbox ready on http://localhost:%d, mail on localhost:%d%n",
                    sandbox.httpPort(), sandbox.smtpPort());
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | CannotListen e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
