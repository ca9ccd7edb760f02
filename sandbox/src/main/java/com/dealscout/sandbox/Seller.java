package com.dealscout.sandbox;

/** An account at a stand-in marketplace: whoever agrees under the same name is the same seller. */
record Seller(String id, String name) {}
