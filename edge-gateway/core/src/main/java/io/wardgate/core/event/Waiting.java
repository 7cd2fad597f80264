package io.wardgate.core.event;

/**
 * Something that waits for the batch that carries it.
 *
 * @param what it is
 * @param whenStored runs once that batch is on the disk; must return at once
 */
public record Waiting<E>(E what, Runnable whenStored) {

    /** Nobody asks whether it was stored. */
    public static final Runnable NOBODY = () -> {};

    public boolean isAwaited() {
        return whenStored != NOBODY;
    }
}
