package io.wardgate.uplink.connection;

import io.wardgate.api.batch.Lane;

/** The two connections of a transport: emergencies have their own, so that none waits behind a routine batch. */
public enum Role {
    URGENT("urgent", Lane.EMERGENCY, 2_000),
    SHARED("routine", Lane.ROUTINE, 5_000);

    private final String label;
    private final Lane lane;
    private final long longestPauseMillis;

    Role(String label, Lane lane, long longestPauseMillis) {
        this.label = label;
        this.lane = lane;
        this.longestPauseMillis = longestPauseMillis;
    }

    /** The connection that a lane travels over. */
    public static Role of(Lane lane) {
        return lane == Lane.EMERGENCY ? URGENT : SHARED;
    }

    /** Part of threads' names and client ids. */
    public String label() {
        return label;
    }

    /** A lane that travels over this connection, to speak of it. */
    Lane lane() {
        return lane;
    }

    long longestPauseMillis() {
        return longestPauseMillis;
    }
}
