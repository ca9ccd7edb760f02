package com.dealscout.selling.darkroom;

/** What came of developing a {@link Negative}. */
public sealed interface Developed permits Print, Refused {}
