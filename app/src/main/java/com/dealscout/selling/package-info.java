/**
 * What a seller owns: items, their photos, drafts, the sale.
 *
 * <p>Announces {@code ItemPosted}, {@code ItemChanged}, {@code ItemSold} and {@code ItemWithdrawn}; declares
 * {@code SaleReported} for rooms behind it to announce. Never knows a marketplace.
 */
@ApplicationModule(
        displayName = "Selling",
        allowedDependencies = {"platform", "identity", "matcher"})
@NullMarked
package com.dealscout.selling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
