package com.dealscout.selling;

/** An item as the API shows it to its seller. */
public record ItemView(ItemId id) {}
