package com.dealscout.selling;

import com.dealscout.identity.Place;
import org.jspecify.annotations.Nullable;

/** How a place is shown: "San Jose, CA". */
final class Town {

    private Town() {}

    static @Nullable String of(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        return place.state() == null ? place.city() : place.city() + ", " + place.state();
    }
}
