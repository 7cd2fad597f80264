package io.wardgate.simulator.chance;

/** Octets that mean nothing, 1 to 24 at a time. Owned by the thread that asks. */
public final class Garbage {

    private static final int MOST_OCTETS = 24;

    private final Chance chance;
    private final Purpose purpose;
    private long made;

    public Garbage(Chance chance, Purpose purpose) {
        this.chance = chance;
        this.purpose = purpose;
    }

    public byte[] next() {
        made++;
        byte[] octets = new byte[1 + (int) (chance.uniform(Chance.WARD, purpose, made) * MOST_OCTETS)];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) chance.bits(i, purpose, made);
        }
        return octets;
    }
}
