package com.dealscout.identity;

/** Somebody tried to register the address of this person, who is told so. */
public record RegistrationRepeated(PersonId person) {}
