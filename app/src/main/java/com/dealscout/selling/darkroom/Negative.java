package com.dealscout.selling.darkroom;

import java.nio.file.Path;

/** A file that may be developed. */
public record Negative(Path file) implements Examined {}
