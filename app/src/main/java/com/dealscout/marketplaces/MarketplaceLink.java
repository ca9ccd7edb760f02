package com.dealscout.marketplaces;

/**
 * Where an item is live.
 *
 * @param marketplace its id, "offerup"
 * @param label what the marketplace is called, "OfferUp"
 */
public record MarketplaceLink(String marketplace, String label, String url) {}
