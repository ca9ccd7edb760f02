package com.dealscout.marketplaces.connector;

/**
 * What a marketplace lets one seller do, as its connector wrote it down; kept by the room, understood by the connector
 * only.
 */
public record Capabilities(String json) {}
