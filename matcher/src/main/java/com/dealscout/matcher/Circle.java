package com.dealscout.matcher;

import java.io.Serializable;

/** Everywhere within a distance of a place; its edge belongs to it. */
public record Circle(Point centre, double radiusMiles) implements Serializable {

    public Circle {
        if (!(radiusMiles >= 0 && radiusMiles < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The radius is " + radiusMiles + " miles: give 0 or more.");
        }
    }

    public Circle(double latitude, double longitude, double radiusMiles) {
        this(new Point(latitude, longitude), radiusMiles);
    }

    public boolean contains(Point point) {
        return centre.milesTo(point) <= radiusMiles;
    }
}
