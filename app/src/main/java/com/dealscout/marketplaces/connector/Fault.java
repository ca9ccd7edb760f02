package com.dealscout.marketplaces.connector;

/**
 * Why something was not done, or is not known to be.
 *
 * @param code stable, for programs: the marketplace's own, or one of ours
 * @param words for the seller: what happened and, where there is something to do, what
 */
public record Fault(String code, String words) {}
