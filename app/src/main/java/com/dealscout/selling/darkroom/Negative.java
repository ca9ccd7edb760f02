package com.dealscout.selling.darkroom;

import java.nio.file.Path;

/** A file that may be developed, for as long as it exists. */
public record Negative(Path file, Anatomy anatomy) implements Examined {}
