package io.wardgate.api.batch;

/** Where every part of the gateway declares what it gave up. Safe from any thread; never blocks. */
public interface DropRegister {

    void declare(Drop drop);

    /**
     * Declares a loss whose own record must outlive a power cut.
     *
     * @param whenStored runs once, from any thread, after the batch that carries the drop reached the disk; never runs if
     *     that does not happen in this life, so the caller declares it again in the next one. It must return at once.
     */
    default void declare(Drop drop, Runnable whenStored) {
        declare(drop);
    }
}
