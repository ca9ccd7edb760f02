package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import java.time.Instant;

/** The seller took a posted item back. */
public record ItemWithdrawn(ItemId item, PersonId seller, Instant at) {}
