/**
 * Stand-ins for what cannot be reached from a developer's desk: two marketplaces that speak the partner contract, a mail
 * server with a mailbox, and Discord webhooks, over real HTTP, OAuth and SMTP.
 *
 * <p>Each refuses what the real one would, by checks of its own. State is in memory, photos in an unlinked temporary
 * file, and both are bounded: every place that keeps something says how much, and then forgets the oldest. Nothing here
 * knows the product; it is reached over the wire only. {@link com.dealscout.sandbox.Sandbox} starts it all.
 */
@NullMarked
package com.dealscout.sandbox;

import org.jspecify.annotations.NullMarked;
