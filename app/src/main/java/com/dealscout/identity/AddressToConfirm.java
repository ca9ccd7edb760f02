package com.dealscout.identity;

/** A mail with a confirmation link is due; the sender asks {@link People#confirmationPath} for it. */
public record AddressToConfirm(PersonId person) {}
