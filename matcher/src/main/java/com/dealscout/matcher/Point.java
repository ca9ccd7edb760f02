package com.dealscout.matcher;

import java.io.Serializable;

/**
 * A place on the earth, WGS 84.
 *
 * @param latitude degrees north, −90 to 90
 * @param longitude degrees east, −180 to 180
 */
public record Point(double latitude, double longitude) implements Serializable {

    /** The mean radius of the earth in statute miles (6371.0088 km). */
    private static final double EARTH_RADIUS_MILES = 3958.7613;

    public Point {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("The latitude is " + latitude + ": give degrees from -90 to 90.");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("The longitude is " + longitude + ": give degrees from -180 to 180.");
        }
    }

    /**
     * The great-circle distance in statute miles, by the haversine formula: right across the date line and at the
     * poles, and exact to the last few bits however near two places are, where the law of cosines is not.
     *
     * <p>{@link StrictMath}, so that every machine draws the edge of a radius in the same place.
     */
    public double milesTo(Point other) {
        var here = Math.toRadians(latitude);
        var there = Math.toRadians(other.latitude);
        var haversine = squared(StrictMath.sin((there - here) / 2))
                + StrictMath.cos(here)
                        * StrictMath.cos(there)
                        * squared(StrictMath.sin(Math.toRadians(other.longitude - longitude) / 2));
        // Rounding can carry antipodes a little beyond 1, where there is no arc sine.
        return 2 * EARTH_RADIUS_MILES * StrictMath.asin(Math.min(1, Math.sqrt(haversine)));
    }

    private static double squared(double x) {
        return x * x;
    }
}
