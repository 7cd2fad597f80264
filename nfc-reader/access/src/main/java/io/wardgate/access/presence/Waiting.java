package io.wardgate.access.presence;

/**
 * A person whose tap waits for another one's at the same point.
 *
 * @param staff whether it is staff that waits for a patient, or a patient that waits for staff
 */
public record Waiting(String subject, boolean staff, long sinceMonoMillis) {}
