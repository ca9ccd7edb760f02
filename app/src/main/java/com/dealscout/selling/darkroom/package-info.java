/**
 * Makes of a file that somebody sent a picture that may be shown: decided by its content, bounded before it is decoded,
 * upright, in sRGB, without metadata, encoded anew, with a thumbnail.
 *
 * <p>Knows files only: neither items nor people.
 */
@NullMarked
package com.dealscout.selling.darkroom;

import org.jspecify.annotations.NullMarked;
