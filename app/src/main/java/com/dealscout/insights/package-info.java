/**
 * How it went: the item's timeline and the figures.
 *
 * <p>Listens to all, announces nothing, and no room asks it anything.
 */
@ApplicationModule(
        displayName = "Insights",
        allowedDependencies = {
            "platform",
            "identity",
            "notifications",
            "selling",
            "marketplaces",
            "listings",
            "alerts",
            "inbox"
        })
@NullMarked
package com.dealscout.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
