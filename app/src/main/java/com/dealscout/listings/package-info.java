/**
 * What buyers see: listings, search, watches.
 *
 * <p>Announces {@code ListingPublished}, {@code ListingChanged} and {@code ListingClosed}. Never shows a draft, an exact
 * place, or anything else that is not public.
 */
@ApplicationModule(
        displayName = "Listings",
        allowedDependencies = {"platform", "identity", "selling", "marketplaces", "matcher"})
@NullMarked
package com.dealscout.listings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
