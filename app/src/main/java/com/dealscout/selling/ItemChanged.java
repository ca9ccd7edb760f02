package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import java.time.Instant;

/** A posted item's text, price, photos or place changed; {@code revision} is the one it has now. */
public record ItemChanged(ItemId item, PersonId seller, long revision, Instant at) {}
