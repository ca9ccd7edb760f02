/**
 * Pictures of second-hand things, drawn: honest illustrations in one style, that of the walkthrough's chair.
 *
 * <p>{@link com.dealscout.demo.drawing.Picture} is a thing in a colour, somewhere, looked at in some way; it becomes a
 * JPEG. The same picture is always the same bytes on one machine. Shapes only: no text, no photographs, no libraries
 * but the JDK's.
 */
@NullMarked
package com.dealscout.demo.drawing;

import org.jspecify.annotations.NullMarked;
