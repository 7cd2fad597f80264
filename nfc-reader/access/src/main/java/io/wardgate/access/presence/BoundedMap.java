package io.wardgate.access.presence;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets what was written longest ago when it is full. Not thread-safe. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    BoundedMap(int most) {
        this.most = most;
    }

    /** Puts it behind all others. */
    void write(K key, V value) {
        remove(key);
        put(key, value);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
