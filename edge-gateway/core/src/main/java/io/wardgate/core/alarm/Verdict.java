package io.wardgate.core.alarm;

/** What one reading says of one rule. */
enum Verdict {
    /** Beyond the limit. */
    BREACH,
    /** Within the limit, but not by the hysteresis: nothing begins and nothing ends. */
    BETWEEN,
    CALM,
    /** Absent or in doubt: as if nothing had been heard. */
    UNKNOWN,
    /** The band is not on a wrist: what had begun to build up is void. */
    NOT_WORN
}
