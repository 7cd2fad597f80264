package io.wardgate.protocol.api;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.BleCheck;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.DoorState;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapId;
import io.wardgate.api.tap.ZoneClass;
import java.util.SplittableRandom;

/** Makes taps that use the whole range of every field. */
final class RandomTaps {

    private final SplittableRandom random;

    RandomTaps(SplittableRandom random) {
        this.random = random;
    }

    Tap next() {
        return new Tap(
                new TapId(random.nextLong(), random.nextLong()),
                text(TapWire.MAX_ID_CHARS),
                new Tap.Place(
                        text(TapWire.MAX_ID_CHARS),
                        text(TapWire.MAX_ID_CHARS),
                        any(ZoneClass.values()),
                        any(PointType.values()),
                        text(TapWire.MAX_ID_CHARS)),
                random.nextLong(),
                random.nextBoolean() ? proof() : null,
                random.nextBoolean() ? text(TapWire.MAX_REFERENCE_CHARS) : null,
                any(Decision.values()),
                any(Reason.values()),
                new Tap.PolicyState(random.nextLong(), unknownOr(), random.nextBoolean()),
                new Tap.BandEvidence(any(BleCheck.values()), random.nextInt(-120, 128), unknownOr()),
                any(DoorState.values()),
                random.nextInt(),
                text(TapWire.MAX_REFERENCE_CHARS),
                new Tap.Latency(random.nextLong(), random.nextLong(), unknownOr()));
    }

    private Tap.Proof proof() {
        TagRef tag = new TagRef(random.nextInt(), random.nextLong(), random.nextLong());
        return new Tap.Proof(tag, any(TagTechnology.values()), any(AuthLevel.values()), unknownOr());
    }

    private long unknownOr() {
        return switch (random.nextInt(4)) {
            case 0 -> -1;
            case 1 -> 0;
            case 2 -> Long.MAX_VALUE;
            default -> random.nextLong(1_000_000);
        };
    }

    private String text(int maxChars) {
        int chars = random.nextInt(8) == 0 ? random.nextInt(maxChars / 5 * 5 + 1) : random.nextInt(6);
        return "病房-W3".repeat(maxChars / 5).substring(0, chars);
    }

    private <E> E any(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
