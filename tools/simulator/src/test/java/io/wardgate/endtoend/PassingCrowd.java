package io.wardgate.endtoend;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Devices that pass by: each is heard once, under an address of its own. They take turns: phones under private addresses of
 * both kinds with content that nobody knows and content that tables know, beacons, watches, sensors, and bands with new ids.
 */
final class PassingCrowd {

    private static final byte[] NOBODYS = hex("0bff4c00 1007 331f7a2c9d1e40");
    private static final byte[] WATCH = hex("07ff6b00 720800 48");
    private static final byte[] BEACON = hex("1aff4c00 0215 fda50693a4e24fb1afcfc6eb07647825 0001 0002 c5");
    private static final byte[] SENSOR = hex("0a16d2fc40 02ca09 03bf13");
    private static final byte[] BAND = hex("1affffff228c0000a1b2000703e80348c325c747c525a549c32589");
    private static final int BAND_ID_AT = 6;

    private static final long ADDRESSES = 1L << 46;
    private static final long NON_RESOLVABLE = 0b00L << 46;
    private static final long RESOLVABLE = 0b01L << 46;
    private static final long STATIC = 0b11L << 46;

    private final SplittableRandom random;
    private int turn;

    PassingCrowd(long seed) {
        random = new SplittableRandom(seed);
    }

    Advertisement next(long heardMonoNanos) {
        return switch (turn++ % 7) {
            case 0 -> heard(RESOLVABLE, NOBODYS, heardMonoNanos);
            case 1 -> heard(NON_RESOLVABLE, NOBODYS, heardMonoNanos);
            case 2 -> heard(RESOLVABLE, WATCH, heardMonoNanos);
            case 3 -> heard(STATIC, WATCH, heardMonoNanos);
            case 4 -> heard(NON_RESOLVABLE, BEACON, heardMonoNanos);
            case 5 -> heard(STATIC, SENSOR, heardMonoNanos);
            default -> heard(RESOLVABLE, ofAnyBand(), heardMonoNanos);
        };
    }

    private byte[] ofAnyBand() {
        byte[] frame = BAND.clone();
        ByteBuffer.wrap(frame).putInt(BAND_ID_AT, random.nextInt());
        return frame;
    }

    private Advertisement heard(long kind, byte[] data, long heardMonoNanos) {
        long address = kind | random.nextLong(ADDRESSES);
        return new Advertisement(
                "dongle-1", address, AddressType.RANDOM, false, 1, 0, -70, 127, data.clone(), heardMonoNanos);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
