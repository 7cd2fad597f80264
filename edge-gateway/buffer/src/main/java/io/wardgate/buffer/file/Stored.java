package io.wardgate.buffer.file;

/**
 * An entry in a file, without its octets.
 *
 * @param readings readings in it
 * @param octets about how many it has
 */
public record Stored(BatchKey key, int readings, int octets) {

    public static Stored of(Entry entry) {
        return new Stored(entry.key(), entry.readings(), entry.octets().length);
    }
}
