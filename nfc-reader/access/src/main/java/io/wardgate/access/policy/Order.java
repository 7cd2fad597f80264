package io.wardgate.access.policy;

/**
 * What is due for a patient at a drug point.
 *
 * @param id opaque; the tap's correlation
 * @param untilMillis exclusive
 */
public record Order(String id, String point, String patient, long fromMillis, long untilMillis) {

    boolean isOpen(long wallMillis) {
        return wallMillis >= fromMillis && wallMillis < untilMillis;
    }
}
