/**
 * Talk: conversations with buyers from every marketplace and from Deal Scout itself, and replies.
 *
 * <p>Announces {@code BuyerInterested}. Never decides a sale: it answers selling's question who a conversation is with.
 */
@ApplicationModule(
        displayName = "Inbox",
        allowedDependencies = {"platform", "identity", "notifications", "selling", "marketplaces", "listings"})
@NullMarked
package com.dealscout.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
