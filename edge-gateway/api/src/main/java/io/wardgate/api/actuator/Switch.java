package io.wardgate.api.actuator;

/**
 * One output: a door relay, a lamp, a buzzer. At rest it is idle; idle is what it falls back to when the gateway stops, crashes
 * or is killed. Published as a service with property {@code name}. Safe from any thread.
 */
public interface Switch {

    /** Unique on this gateway, from the configuration. */
    String name();

    /**
     * Switches on for a time, and idle after it whatever happens meanwhile. A pulse during a pulse begins anew with the
     * longer end of both.
     *
     * @param millis 1 to the limit of the output's configuration; longer ones are cut to it
     */
    void pulse(long millis);

    /**
     * Plays on and idle by turns, beginning with on; replaces what is played.
     *
     * @param millis lengths, 1 to 10,000 ms each, at most 32
     */
    void play(long... millis);

    /** Idle at once. */
    void idle();
}
