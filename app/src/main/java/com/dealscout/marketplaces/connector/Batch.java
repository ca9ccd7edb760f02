package com.dealscout.marketplaces.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list; {@code next} is the cursor of the rest, or null at the end. */
public record Batch<T>(List<T> items, @Nullable String next) {}
