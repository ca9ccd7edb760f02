/**
 * Makes of a file that somebody sent a picture that may be shown: decided by its content, bounded before it is decoded,
 * upright, in sRGB, without metadata, encoded anew, with a thumbnail.
 *
 * <p>Three steps, of which the first two are cheap and never meet a decoder:
 *
 * <ol>
 *   <li><b>Examine</b> ({@link com.dealscout.selling.darkroom.Darkroom#examine}): the first bytes say what it is, whatever
 *       its name or declared type. A walk over its structure ({@code JpegWalk}, {@code PngWalk}, {@code GifWalk},
 *       {@code WebpWalk}) finds its size in pixels, whether its end is there, which way up it is, and where in the file
 *       the picture is. Sizes are refused here, so that a few hundred bytes that claim 900 million pixels cost nothing.
 *   <li><b>Strip</b>: what is the picture is copied out of the file, everything else stays behind. So no decoder ever
 *       parses a comment, a compressed text or somebody's maker notes, and an archive hidden behind a picture is gone.
 *   <li><b>Develop</b> ({@link com.dealscout.selling.darkroom.Darkroom#develop}): decode every n-th pixel, average down to
 *       the size wanted, convert to sRGB, turn upright, encode. On two threads of its own and within a budget of memory.
 * </ol>
 *
 * <p>Knows files only: neither items nor people.
 */
@NullMarked
package com.dealscout.selling.darkroom;

import org.jspecify.annotations.NullMarked;
