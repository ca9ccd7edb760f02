package com.dealscout.selling;

import java.util.UUID;

/**
 * A picture of an item, as it is served: JPEG, upright, without metadata.
 *
 * @param name random and unguessable; the last part of its addresses
 */
public record Photo(UUID id, String name, int width, int height) {

    public String path() {
        return "/photos/" + name + ".jpg";
    }

    public String thumbnailPath() {
        return "/photos/" + name + "-thumb.jpg";
    }
}
