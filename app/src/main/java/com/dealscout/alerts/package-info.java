/**
 * What buyers wait for: deal alert rules, the live index, matches, the sweep.
 *
 * <p>Announces {@code AlertRaised} and {@code AlertWithdrawn}, one a listing. Never sends: it hands notifications the
 * recipients and the content.
 */
@ApplicationModule(
        displayName = "Alerts",
        allowedDependencies = {"platform", "identity", "notifications", "selling", "marketplaces", "listings", "matcher"
        })
@NullMarked
package com.dealscout.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
