package io.wardgate.access.presence;

/**
 * What a door asks of people who come in again without having gone out.
 *
 * @param group doors with one inside
 * @param entry whether the point lets in; one that lets out refuses nobody
 * @param timedMillis for {@link Mode#TIMED}
 */
public record Passback(String group, boolean entry, Mode mode, long timedMillis) {

    /** The usual ten minutes of {@link Mode#TIMED}. */
    public static final long USUAL_MILLIS = 600_000;

    /** What becomes of one who is inside already. */
    public enum Mode {
        /** Refused. */
        HARD,
        /** Let in, and said. */
        SOFT,
        /** Refused for a time after coming in. */
        TIMED
    }

    public Passback {
        if (group.isEmpty()) {
            throw new IllegalArgumentException("passback.group is empty; allowed: a name");
        }
        if (mode == Mode.TIMED && timedMillis <= 0) {
            throw new IllegalArgumentException("passback.timedMillis is " + timedMillis + "; allowed: 1 and more");
        }
    }
}
