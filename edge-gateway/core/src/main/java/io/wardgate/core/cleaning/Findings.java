package io.wardgate.core.cleaning;

/** Takes what the rules find in one reading: as bits on the hot path, as a list with numbers when somebody asks why. */
interface Findings {

    /**
     * A rule spoke.
     *
     * @param metrics bits of the metrics that the rule speaks of; may be none
     * @param value the value that was judged
     * @param reference what it was compared with
     * @param limit what would have been allowed
     */
    void add(Rule rule, int metrics, int value, double reference, double limit);
}
