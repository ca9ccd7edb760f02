package com.dealscout.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where US ZIP codes and towns are. */
@Component
public class Places {

    public Optional<Place> byPostalCode(String country, String postalCode) {
        throw new UnsupportedOperationException("being built");
    }

    /** The most populous town of that name (case and accents do not matter); {@code state} narrows it. */
    public Optional<Place> byCity(String country, @Nullable String state, String city) {
        throw new UnsupportedOperationException("being built");
    }

    /** What a person typed: "95112", "San Jose, CA", "San Jose". */
    public Optional<Place> named(String text) {
        throw new UnsupportedOperationException("being built");
    }
}
