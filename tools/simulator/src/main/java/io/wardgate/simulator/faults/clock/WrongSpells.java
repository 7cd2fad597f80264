package io.wardgate.simulator.faults.clock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When the gateway's wall clock was wrong, and by how much: the test's own note, which the product never sees. A spell
 * lasts from leaving the right time to returning to it. Owned by the thread of one round.
 */
final class WrongSpells {

    /**
     * A reading is labelled when it is sealed: a band repeats it for seconds, and a gateway that has just started hears
     * before all its components are there.
     */
    private static final long SEALED_WITHIN_MILLIS = 10_000;

    private final List<Spell> spells = new ArrayList<>();
    private boolean wrong;

    private record Spell(long fromMillis, long toMillis, Set<Long> offsets) {
        boolean holds(long millis) {
            return millis >= fromMillis - SEALED_WITHIN_MILLIS && millis <= toMillis + SEALED_WITHIN_MILLIS;
        }
    }

    /** The clock was set now. */
    void set(long offsetMillis) {
        long now = System.currentTimeMillis();
        if (offsetMillis == 0) {
            if (wrong) {
                Spell open = spells.remove(spells.size() - 1);
                spells.add(new Spell(open.fromMillis(), now, open.offsets()));
            }
            wrong = false;
            return;
        }
        if (!wrong) {
            spells.add(new Spell(now, Long.MAX_VALUE - SEALED_WITHIN_MILLIS, new HashSet<>()));
        }
        wrong = true;
        spells.get(spells.size() - 1).offsets().add(offsetMillis);
    }

    /** By how much the clock was wrong in the spell that holds this moment; nothing if it was right. */
    Set<Long> offsetsAround(long trueMillis) {
        Set<Long> offsets = new HashSet<>();
        spells.stream().filter(spell -> spell.holds(trueMillis)).forEach(spell -> offsets.addAll(spell.offsets()));
        return offsets;
    }
}
