package com.dealscout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The sandbox as a process of its own. */
class MainTests {

    @Test
    void defaultsAreThoseOfTheContract() {
        assertThat(Main.Options.of()).isEqualTo(new Main.Options(8090, 3025, "127.0.0.1"));
        assertThat(Main.Options.of("--sandbox-port", "1", "--smtp-port=2", "--bind", "0.0.0.0"))
                .isEqualTo(new Main.Options(1, 2, "0.0.0.0"));
    }

    @Test
    void whatIsNotUnderstoodIsSaidInASentence() {
        assertThatThrownBy(() -> Main.Options.of("--port", "1")).hasMessageContaining("no option --port");
        assertThatThrownBy(() -> Main.Options.of("--smtp-port")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Main.Options.of("--smtp-port", "70000")).hasMessageContaining("70000 is no port");
    }

    @Test
    void saysWhenItIsReadyAndStopsOnRequest() throws Exception {
        var process = start("--sandbox-port", "0", "--smtp-port", "0");
        try (var output = reader(process)) {
            assertThat(output.readLine()).startsWith("Sandbox ready on http://localhost:");

            process.toHandle().destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aPortInUseIsOneSentenceThatSaysWhatToDo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());

            assertOneSentence(start("--sandbox-port", port, "--smtp-port", "0"), port, "--sandbox-port");
            assertOneSentence(start("--sandbox-port", "0", "--smtp-port", port), port, "--smtp-port");
        }
    }

    private static void assertOneSentence(Process process, String port, String option) throws Exception {
        try (var output = reader(process)) {
            var said = output.lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(said).hasSize(1);
            assertThat(said.getFirst()).contains(port, "stop what uses it", option);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.dealscout.sandbox.Main"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }
}
