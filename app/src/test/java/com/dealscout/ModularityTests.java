package com.dealscout;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/**
 * The rooms and the arrows between them. With {@code -Ddocs.write=true} the diagram in docs/architecture.md is written
 * anew; otherwise it must be the one that the code gives.
 */
class ModularityTests {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String BEGIN = "<!-- generated: modules -->\n";
    private static final String END = "<!-- end of generated -->";

    private final ApplicationModules modules =
            ApplicationModules.of(DealScout.class, JavaClass.Predicates.resideInAPackage("com.dealscout.sandbox.."));

    @Test
    void everyRoomUsesOnlyTheRoomsItMayKnow() {
        modules.verify();
    }

    @Test
    void theDiagramInTheDocumentationIsWhatTheCodeGives() throws IOException {
        var page = Files.readString(PAGE);
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        var end = page.indexOf(END);

        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page.substring(0, begin) + diagram() + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("docs/architecture.md is out of date; write it with: mvn -pl app -am test"
                            + " -Dtest=ModularityTests -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true")
                    .isEqualTo(diagram());
        }
    }

    /** Mermaid: a solid arrow calls, a dotted one listens. The floor that everybody stands on has none. */
    private String diagram() {
        var text = new StringBuilder("```mermaid\nflowchart LR\n");
        modules.stream()
                .map(module -> module.getIdentifier().toString())
                .filter(ModularityTests::isRoom)
                .sorted()
                .forEach(room -> text.append("    ").append(room).append('\n'));
        for (var module : modules.stream().toList()) {
            var from = module.getIdentifier().toString();
            if (!isRoom(from)) {
                continue;
            }
            var listened = names(module, DependencyType.EVENT_LISTENER);
            var all = names(module);
            for (var to : all) {
                text.append("    %s %s %s%n".formatted(from, listened.contains(to) ? "-.->" : "-->", to));
            }
        }
        return text.append("```\n").toString();
    }

    private TreeSet<String> names(ApplicationModule module, DependencyType... types) {
        var names = new TreeSet<String>();
        module.getDirectDependencies(modules, types)
                .uniqueModules()
                .map(found -> found.getIdentifier().toString())
                .filter(ModularityTests::isRoom)
                .forEach(names::add);
        return names;
    }

    private static boolean isRoom(String module) {
        return !module.equals("platform") && !module.equals("matcher");
    }
}
