/**
 * Items on marketplaces: accounts, cross-posts and their life cycle, one package per connector.
 *
 * <p>Announces {@code CrossPostLive}, {@code CrossPostFailed}, {@code CrossPostClosed}, {@code MessageReceived} and
 * selling's {@code SaleReported}. Never knows what buyers see or wait for.
 */
@ApplicationModule(
        displayName = "Marketplaces",
        allowedDependencies = {"platform", "identity", "notifications", "selling", "matcher"})
@NullMarked
package com.dealscout.marketplaces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
