package com.dealscout.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entry when it holds more than {@code most}, so that a long-lived stand-in stays small. */
final class Latest<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    Latest(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
