package com.dealscout.marketplaces;

/**
 * Where an item is live.
 *
 * @param marketplace its id, "offerup"
 * @param label as in "View Listing on Offerup": the id with a capital, but eBay's own spelling
 */
public record MarketplaceLink(String marketplace, String label, String url) {}
