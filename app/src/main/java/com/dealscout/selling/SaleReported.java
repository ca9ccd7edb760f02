package com.dealscout.selling;

import java.time.Instant;

/** A marketplace says that an item was sold there; selling makes it so. Announced by marketplaces. */
public record SaleReported(ItemId item, String marketplace, Instant at) {}
