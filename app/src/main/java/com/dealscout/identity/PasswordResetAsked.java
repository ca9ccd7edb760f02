package com.dealscout.identity;

/** A mail with a reset link is due; the sender asks {@link People#passwordResetPath} for it. */
public record PasswordResetAsked(PersonId person) {}
