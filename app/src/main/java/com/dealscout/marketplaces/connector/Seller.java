package com.dealscout.marketplaces.connector;

/** Who somebody is on a marketplace. */
public record Seller(String id, String name) {}
