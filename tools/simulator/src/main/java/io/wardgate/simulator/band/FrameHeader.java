package io.wardgate.simulator.band;

/**
 * What stands in clear at the start of every frame (docs/wire/band-v1.md, header).
 *
 * @param period time between records
 * @param alerts what the band says of itself now
 * @param batteryLevel 0 to 15
 * @param bandId unsigned, unique in the company's name space
 * @param boot session counter, 0 to 65,535
 * @param sequence of the newest record, 0 to 65,535
 * @param ageMillis of the newest record when the frame is sent
 */
public record FrameHeader(
        RecordPeriod period, Alerts alerts, int batteryLevel, int bandId, int boot, int sequence, long ageMillis) {

    static final int OCTETS = 11;

    private static final int ENCRYPTED = 0b0001_0000;
    private static final int OLDEST_AGE_CODE = 255;

    public FrameHeader {
        require("battery level", batteryLevel, 15);
        require("boot", boot, 0xFFFF);
        require("sequence", sequence, 0xFFFF);
        if (ageMillis < 0) {
            throw new IllegalArgumentException("age " + ageMillis + " ms; allowed: 0 or more");
        }
    }

    /** The four flags of octet 1. */
    public record Alerts(boolean sos, boolean fall, boolean lowBattery, boolean charging) {

        public static final Alerts NONE = new Alerts(false, false, false, false);

        int bits() {
            return (sos ? 0x80 : 0) | (fall ? 0x40 : 0) | (lowBattery ? 0x20 : 0) | (charging ? 0x10 : 0);
        }
    }

    byte[] octets(FrameType type, boolean encrypted) {
        int age = (int) Math.min(OLDEST_AGE_CODE, ageMillis / 100);
        return new byte[] {
            (byte) (type.number() << 5 | (encrypted ? ENCRYPTED : 0) | period.code()),
            (byte) (alerts.bits() | batteryLevel),
            (byte) (bandId >>> 24),
            (byte) (bandId >>> 16),
            (byte) (bandId >>> 8),
            (byte) bandId,
            (byte) (boot >>> 8),
            (byte) boot,
            (byte) (sequence >>> 8),
            (byte) sequence,
            (byte) age
        };
    }

    private static void require(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " " + value + "; allowed: 0 to " + most);
        }
    }
}
