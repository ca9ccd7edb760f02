package com.dealscout.selling.darkroom;

/** @param why what is wrong and what to do, as the rest of a sentence that begins with the file's name */
public record Refused(String why) implements Examined, Developed {}
