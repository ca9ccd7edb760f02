package com.dealscout;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** docs/configuration.md names every setting that the code reads, and none that it does not. */
class SettingsTableTests {

    private static final Pattern SETTING = Pattern.compile("`(DEALSCOUT_[A-Z_]+)`");

    @Test
    void theTableNamesEverySetting() throws IOException {
        assertThat(documented()).containsAll(read());
    }

    @Test
    void theTableNamesNothingThatIsNotRead() throws IOException {
        var sources = sourcesAndSettings();

        assertThat(documented().stream().filter(name -> !read().contains(name)))
                .allSatisfy(name -> assertThat(sources)
                        .contains(name.toLowerCase(Locale.ROOT)
                                .replaceFirst("_", ".")
                                .replace('_', '-')));
    }

    private static List<String> documented() throws IOException {
        return SETTING.matcher(Files.readString(Path.of("../docs/configuration.md")))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** What the settings records are made of, as environment variables. */
    private static List<String> read() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("com.dealscout").stream()
                .map(found -> type(found.getBeanClassName()))
                .flatMap(type ->
                        names(type.getAnnotation(ConfigurationProperties.class).value(), type))
                .map(SettingsTableTests::asVariable)
                .distinct()
                .sorted()
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(part -> {
            var name = prefix + "." + part.getName();
            return isNested(part) ? names(name, part.getType()) : Stream.of(name);
        });
    }

    private static boolean isNested(RecordComponent part) {
        return part.getType().isRecord();
    }

    /** dealscout.mail.maxSize is DEALSCOUT_MAIL_MAX_SIZE. */
    private static String asVariable(String property) {
        return Pattern.compile("[.]|(?=[A-Z])")
                .splitAsStream(property)
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(joining("_"));
    }

    private static String sourcesAndSettings() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            return files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".yaml"))
                    .map(SettingsTableTests::text)
                    .collect(joining("\n"));
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
