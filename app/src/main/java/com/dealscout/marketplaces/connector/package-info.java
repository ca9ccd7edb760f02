/**
 * The language between the marketplaces room and its connectors: what is asked of a marketplace, and what may come back.
 *
 * <p>A connector translates; it keeps nothing, knows no cross-post, and decides nothing about retries.
 */
@NullMarked
package com.dealscout.marketplaces.connector;

import org.jspecify.annotations.NullMarked;
