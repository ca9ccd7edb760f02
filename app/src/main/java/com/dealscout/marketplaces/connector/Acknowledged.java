package com.dealscout.marketplaces.connector;

/** The marketplace did it, and has nothing to tell about it. */
public record Acknowledged() {}
