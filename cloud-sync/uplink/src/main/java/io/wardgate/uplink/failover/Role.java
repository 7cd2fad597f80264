package io.wardgate.uplink.failover;

/** What a transport is there for. */
public enum Role {
    /** Carries everything while it works. */
    PRIMARY,
    /** Connected all the time; carries everything while the primary does not work. */
    BACKUP,
    /** Gets a copy of what is urgent; nobody waits for it. */
    FAST_PATH;

    Role other() {
        return this == PRIMARY ? BACKUP : PRIMARY;
    }
}
