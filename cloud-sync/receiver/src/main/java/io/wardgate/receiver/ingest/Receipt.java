package io.wardgate.receiver.ingest;

/** How the transport learns that its message is settled, so that it may acknowledge it. Called by the writer thread. */
@FunctionalInterface
public interface Receipt {

    /** Called once, after the disk sync. Must return at once. */
    void settled(Verdict verdict);
}
