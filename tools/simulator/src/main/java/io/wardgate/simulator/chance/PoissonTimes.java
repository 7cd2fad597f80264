package io.wardgate.simulator.chance;

/** Moments at random with a given mean rate. Owned by the thread that asks. */
public final class PoissonTimes {

    private final Chance chance;
    private final Purpose purpose;
    private final double perMinute;
    private long drawn;
    private long nextMicros;

    public PoissonTimes(Chance chance, Purpose purpose, double perMinute) {
        this.chance = chance;
        this.purpose = purpose;
        this.perMinute = perMinute;
        drawAfter(0);
    }

    /** Whether one was due; then draws the next one. Ask in order of time. */
    public boolean due(long nowMicros) {
        if (nowMicros < nextMicros) {
            return false;
        }
        drawAfter(nowMicros);
        return true;
    }

    private void drawAfter(long micros) {
        drawn++;
        nextMicros = perMinute == 0
                ? Long.MAX_VALUE
                : micros + (long) chance.exponential(Chance.WARD - 1, purpose, drawn, 60e6 / perMinute);
    }
}
