package com.dealscout.selling.darkroom;

/**
 * A picture that may be shown: JPEG, upright, in sRGB, without metadata.
 *
 * @param picture at most {@value Darkroom#PICTURE_EDGE} pixels on its long edge
 * @param thumbnail the same at most {@value Darkroom#THUMBNAIL_EDGE} pixels
 * @param width of {@code picture}
 */
@SuppressWarnings("ArrayRecordComponent") // written once, stored once, never compared
public record Print(byte[] picture, byte[] thumbnail, int width, int height) implements Developed {}
