package io.wardgate.uplink.failover;

import java.util.random.RandomGenerator;

/**
 * Decides which server is used. A server is wrong for as long as a connection of it is down or answers are owed and none
 * comes: that is progress, not age, so a slow line that answers is not given up. After half of
 * {@link FailoverSettings#failoverMillis} it is in doubt, after all of it the other one is used, if that is up. Two
 * servers that are up and both silent are tried in turns with growing patience.
 *
 * <p>Owned by the drain's thread.
 */
final class FailoverJudge {

    private static final int MAX_FRUITLESS = 4;
    private static final long NOT = Long.MAX_VALUE;

    private final FailoverSettings settings;
    private final RandomGenerator random;

    private Role active = Role.PRIMARY;
    private boolean doubt;
    private long switchedAtMillis;
    private long downSinceMillis = NOT;
    private long primaryUpSinceMillis = NOT;
    private long jitterMillis;
    private int fruitless;

    /** What to do after a look. */
    enum Verdict {
        STAY,
        /** The active server is given up: what is on its way must be sent again over the other one. */
        FAIL_OVER,
        /** The primary is used again; what is on its way is still answered by the backup. */
        FAIL_BACK
    }

    FailoverJudge(FailoverSettings settings, RandomGenerator random, long nowMillis) {
        this.settings = settings;
        this.random = random;
        this.switchedAtMillis = nowMillis;
    }

    Role active() {
        return active;
    }

    /** Whether emergencies go to both servers. */
    boolean doubt() {
        return doubt;
    }

    /** The active server gave an answer. */
    void heard() {
        fruitless = 0;
    }

    /**
     * Looks at both servers.
     *
     * @param primaryUp whether all connections of the primary are up
     * @param backupUp whether all of the backup are; false if there is none
     */
    Verdict look(long nowMillis, boolean primaryUp, boolean backupUp, Unanswered unanswered) {
        boolean activeUp = active == Role.PRIMARY ? primaryUp : backupUp;
        boolean otherUp = active == Role.PRIMARY ? backupUp : primaryUp;
        downSinceMillis = activeUp ? NOT : Math.min(downSinceMillis, nowMillis);
        primaryUpSinceMillis = primaryUp ? Math.min(primaryUpSinceMillis, nowMillis) : NOT;

        long sinceSwitch = nowMillis - switchedAtMillis;
        long down = activeUp ? 0 : nowMillis - downSinceMillis;
        long wrong = Math.max(down, Math.min(unanswered.silentMillis(), sinceSwitch));
        long emergency = Math.min(unanswered.emergencyMillis(), sinceSwitch);
        doubt = !activeUp || wrong >= settings.failoverMillis() / 2 || emergency >= settings.emergencyMillis() / 2;
        if (otherUp
                && (wrong >= settings.failoverMillis() << fruitless
                        || emergency >= settings.emergencyMillis() << fruitless)) {
            return changed(nowMillis, Verdict.FAIL_OVER);
        }
        if (active == Role.BACKUP
                && primaryUp
                && nowMillis - primaryUpSinceMillis >= settings.failbackMillis() + jitterMillis) {
            return changed(nowMillis, Verdict.FAIL_BACK);
        }
        return Verdict.STAY;
    }

    private Verdict changed(long nowMillis, Verdict verdict) {
        active = active.other();
        switchedAtMillis = nowMillis;
        downSinceMillis = NOT;
        doubt = true;
        if (verdict == Verdict.FAIL_OVER) {
            fruitless = Math.min(fruitless + 1, MAX_FRUITLESS);
            jitterMillis = random.nextLong(settings.jitterMillis() + 1);
            primaryUpSinceMillis = active == Role.BACKUP ? NOT : primaryUpSinceMillis;
        }
        return verdict;
    }
}
