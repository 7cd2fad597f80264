package io.wardgate.api.tap;

import org.jspecify.annotations.Nullable;

/**
 * One decided tap, as it is told to the platform. Holds nothing that the tag calls itself.
 *
 * @param reader the {@link io.wardgate.api.nfc.TagReader#name()} that read it
 * @param place tap point, zone and door
 * @param monoMillis when the tag was seen, in gateway monotonic ms
 * @param proof what the tag proved; null if no tag could be told apart (collision)
 * @param subject opaque reference of the person or thing in the policy; null if the tag is not in it
 * @param policy the rules by which it was decided
 * @param band what the person's band said
 * @param before door when the tap came
 * @param attempt 1 for the first tap of this tag at this point, 2, 3, ... for denied or pending ones that follow within a minute
 * @param correlation what it belongs to: an order, or an earlier tap; empty if nothing
 * @param latency how long each stage took
 */
public record Tap(
        TapId id,
        String reader,
        Place place,
        long monoMillis,
        @Nullable Proof proof,
        @Nullable String subject,
        Decision decision,
        Reason reason,
        PolicyState policy,
        BandEvidence band,
        DoorState before,
        int attempt,
        String correlation,
        Latency latency) {

    /** Where: ids from the configuration; {@code door} is empty if the point opens none. */
    public record Place(String point, String zone, ZoneClass zoneClass, PointType type, String door) {}

    /**
     * What the tag is and proved.
     *
     * @param sunCounter of the message, or -1 if there was none
     */
    public record Proof(TagRef tag, TagTechnology technology, AuthLevel level, long sunCounter) {}

    /**
     * The rules on the gateway at that moment.
     *
     * @param version 0 = none yet
     * @param ageSeconds since they were issued or confirmed; -1 if there are none
     * @param offline whether the platform could not be reached
     */
    public record PolicyState(long version, long ageSeconds, boolean offline) {}

    /**
     * The position of the band of the same person.
     *
     * @param rssiDbm 127 = not heard
     * @param ageMillis -1 = not heard
     */
    public record BandEvidence(BleCheck check, int rssiDbm, long ageMillis) {

        public static final BandEvidence NOT_REQUIRED = new BandEvidence(BleCheck.NOT_REQUIRED, 127, -1);
    }

    /** Microseconds: from seen to read, from read to decided, from decided to the output having been set (-1 = none was). */
    public record Latency(long readMicros, long decideMicros, long actMicros) {}

    /**
     * Whether people must hear of it at once: denials, replays and clones at doors and drug points. Everything else is
     * routine.
     */
    public boolean isUrgent() {
        return decision == Decision.DENY
                && reason != Reason.DUPLICATE
                && (place.type() == PointType.ACCESS || place.type() == PointType.DRUG_PICKUP);
    }
}
