package com.dealscout.selling.darkroom;

/** What a file turned out to be, from its bytes alone; nothing of the picture has been decoded yet. */
public sealed interface Examined permits Negative, Refused {}
