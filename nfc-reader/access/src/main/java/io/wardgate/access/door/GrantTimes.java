package io.wardgate.access.door;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * When a door was opened for somebody: the newest 64. Each grant lets the door be opened once, and lets one person in.
 * Owned by its {@link DoorWatch}.
 */
final class GrantTimes {

    private static final int MOST = 64;

    private static final class Grant {

        private final long monoMillis;
        private boolean isUsed;
        private boolean isCounted;

        private Grant(long monoMillis) {
            this.monoMillis = monoMillis;
        }
    }

    private final Deque<Grant> grants = new ArrayDeque<>();

    void add(long monoMillis) {
        if (grants.size() == MOST) {
            grants.removeFirst();
        }
        grants.addLast(new Grant(monoMillis));
    }

    boolean isUnusedSince(long monoMillis) {
        for (Grant grant : grants) {
            if (!grant.isUsed && grant.monoMillis >= monoMillis) {
                return true;
            }
        }
        return false;
    }

    /** The newest opens the door: those before it may have gone unused. */
    void use() {
        Iterator<Grant> newestFirst = grants.descendingIterator();
        while (newestFirst.hasNext()) {
            Grant grant = newestFirst.next();
            if (!grant.isUsed) {
                grant.isUsed = true;
                grant.isCounted = false;
                return;
            }
        }
    }

    /**
     * Counts those from one moment to another that were not counted yet, or have opened the door since. None is forgotten
     * by that: who tapped while the door fell shut may open it anew.
     */
    int count(long fromMonoMillis, long toMonoMillis) {
        int counted = 0;
        for (Grant grant : grants) {
            if (!grant.isCounted && grant.monoMillis >= fromMonoMillis && grant.monoMillis <= toMonoMillis) {
                grant.isCounted = true;
                counted++;
            }
        }
        return counted;
    }
}
