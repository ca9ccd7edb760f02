package com.dealscout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What pages say stands in message files, one a room, and nothing stands there that no page says. */
class MessageFilesTests {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][a-zA-Z0-9_.-]*)");

    @Test
    void everyMessageOfATemplateIsWritten() throws IOException {
        assertThat(written()).containsAll(used());
    }

    @Test
    void everyMessageIsUsed() throws IOException {
        var sources = texts(".html") + texts(".java");

        assertThat(written().stream()
                        .filter(key -> !sources.contains(key))
                        .filter(key -> !isOneOfSeveral(key, sources)))
                .isEmpty();
    }

    @Test
    void everyMessageBelongsToTheRoomOfItsFile() throws IOException {
        try (var files = Files.list(MAIN.resolve("resources/messages"))) {
            files.forEach(file -> assertThat(keys(file))
                    .allSatisfy(key -> assertThat(key)
                            .startsWith(file.getFileName().toString().replace("properties", ""))));
        }
    }

    /** Chosen by a value, as in #{selling.status.__${status}__}. */
    private static boolean isOneOfSeveral(String key, String sources) {
        var stem = key.substring(0, key.lastIndexOf('.') + 1);
        return sources.contains(stem + "__${")
                || sources.contains('"' + stem + '"')
                || sources.contains("'" + stem + "'");
    }

    private static Set<String> used() throws IOException {
        return USED.matcher(texts(".html"))
                .results()
                .map(found -> found.group(1))
                .filter(key -> !key.endsWith(".") && !key.contains("__"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> written() throws IOException {
        try (var files = Files.list(MAIN.resolve("resources/messages"))) {
            return files.flatMap(file -> keys(file).stream()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> keys(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var messages = new Properties();
            messages.load(reader);
            return messages.stringPropertyNames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String texts(String ending) throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(MessageFilesTests::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
