package com.dealscout.identity;

/** Somebody new, whose address is not confirmed yet. */
public record PersonRegistered(PersonId person) {}
