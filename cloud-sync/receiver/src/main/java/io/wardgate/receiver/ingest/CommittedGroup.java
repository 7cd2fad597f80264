package io.wardgate.receiver.ingest;

import java.util.List;

/**
 * A group that is on the disk.
 *
 * @param id its number in the database
 * @param committedAtMillis when the disk sync was complete
 * @param holes what gateways should send again
 * @param outcomes one per arrival, in the order of arrival
 */
public record CommittedGroup(long id, long committedAtMillis, List<HeardStreams.Hole> holes, List<Outcome> outcomes) {}
