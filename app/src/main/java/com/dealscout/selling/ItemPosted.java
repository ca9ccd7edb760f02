package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import java.time.Instant;

/** A draft was posted; which marketplaces it goes to is their room's business. */
public record ItemPosted(ItemId item, PersonId seller, Instant at) {}
