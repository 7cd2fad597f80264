package io.wardgate.receiver.ingest;

/**
 * Whether commits succeed, for {@code /health}. Written by the writer thread, read by any.
 *
 * @param failingSinceMillis when the present run of failures began, 0 if commits succeed
 * @param problem what the database said, empty if nothing
 */
public record StoreState(long failingSinceMillis, String problem) {

    static final StoreState WORKING = new StoreState(0, "");

    public boolean isFailing() {
        return failingSinceMillis != 0;
    }
}
