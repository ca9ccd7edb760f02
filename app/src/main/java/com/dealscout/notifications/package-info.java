/**
 * Tells people things: on their channels, at a moment they accept, once.
 *
 * <p>Owns preferences, notifications and deliveries. Announces {@code DeliveriesSent} and {@code DeliveryFailed}. Never
 * knows what a rule or an item is: it is handed recipients and content.
 */
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"platform", "identity"})
@NullMarked
package com.dealscout.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
