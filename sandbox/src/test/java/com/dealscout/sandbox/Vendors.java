package com.dealscout.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The vendors' own files, which are not part of the project: a test that needs one is skipped where it is absent. */
final class Vendors {

    private Vendors() {}

    static Path file(String name) {
        var shared = Path.of(System.getProperty(
                "dealscout.shared", Path.of("..", "..", "shared").toString()));
        var file = shared.resolve("contracts").resolve(name);
        assumeTrue(Files.exists(file), "the vendors' file " + name + " is not beside this project");
        return file;
    }
}
