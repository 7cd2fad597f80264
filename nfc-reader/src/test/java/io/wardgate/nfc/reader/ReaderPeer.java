package io.wardgate.nfc.reader;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagReader;
import java.io.IOException;
import java.util.Map;

/**
 * What is on the other end of a reader's line, as a test makes it behave. Each kind of reader brings one.
 *
 * <p>A kind that cannot do something says so by name and with the reason in {@link #lacks()}; the contract then skips
 * the cases that need it, visibly, and no others.
 */
public abstract class ReaderPeer implements AutoCloseable {

    /** What not every kind of reader can do. */
    public enum Capability {
        /** Notices how long a tag stays. */
        FIELD,
        /** Notices several tags at once. */
        COLLISION,
        /** Lets its host talk to the tag. */
        CONVERSATION,
        /** Tells ATQA, SAK and ATS. */
        INTRODUCTION,
        /** Is a line of octets, which can be spoilt and cut anywhere. */
        OCTETS,
        /** Is asked and must answer, so that its silence is a fault. */
        ANSWERS
    }

    /** What this kind cannot do, and why. */
    public Map<Capability, String> lacks() {
        return Map.of();
    }

    /** Most octets of a UID that it can tell. */
    public int longestUid() {
        return 10;
    }

    /** A reader for this line. */
    public abstract TagReader reader(String name, GatewayClock clock);

    /** Holds a tag to it; a reader that is up will see it. */
    public abstract void lay(Tag tag) throws IOException;

    /** Takes a tag away. */
    public abstract void take(Tag tag) throws IOException;

    /** Whether a reader holds the line. */
    public abstract boolean isHeld();

    /** Loses the line now; it can be opened again at once, or soon. */
    public abstract void cut() throws IOException;

    /** From now on the line cannot be opened. */
    public abstract void unplug() throws IOException;

    /** From now on it can again. */
    public abstract void plugIn() throws IOException;

    /** So many octets that no tag says: {@link Capability#OCTETS}. */
    public void garble(int octets) throws IOException {
        throw new UnsupportedOperationException("a reader without " + Capability.OCTETS + " must lack it");
    }

    /** Says the first half of what tells of a tag: {@link Capability#OCTETS}. */
    public void layHalf(Tag tag) throws IOException {
        throw new UnsupportedOperationException("a reader without " + Capability.OCTETS + " must lack it");
    }

    /** From now on what it says comes octet by octet: {@link Capability#OCTETS}. */
    public void stutter() throws IOException {
        throw new UnsupportedOperationException("a reader without " + Capability.OCTETS + " must lack it");
    }

    /** Holds its tongue until it is told to speak again: {@link Capability#ANSWERS}. */
    public void hang(boolean isSilent) throws IOException {
        throw new UnsupportedOperationException("a reader without " + Capability.ANSWERS + " must lack it");
    }

    @Override
    public abstract void close() throws IOException;
}
