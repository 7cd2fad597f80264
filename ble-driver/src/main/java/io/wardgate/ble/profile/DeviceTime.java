package io.wardgate.ble.profile;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * The time of a device's own clock, without a zone: Date Time (seven octets: year, month, day, hours, minutes, seconds) and
 * Current Time (Current Time Service 1.1, 3.1: the same, day of the week, 1/256 s, why it was set).
 */
public final class DeviceTime {

    private static final int SET_BY_HAND_OR_SERVER = 0x01;
    private static final int FRACTIONS = 256;
    private static final int NANOS_PER_FRACTION = 1_000_000_000 / FRACTIONS;

    private DeviceTime() {}

    /** The time of a Current Time value; null if it is none. */
    public static @Nullable LocalDateTime ofCurrentTime(byte[] value) {
        Octets octets = new Octets(value);
        LocalDateTime time = read(octets);
        return octets.isCut() ? null : time;
    }

    /** A Current Time value, to be written to a device. */
    public static byte[] currentTime(LocalDateTime now) {
        return new byte[] {
            (byte) now.getYear(),
            (byte) (now.getYear() >>> 8),
            (byte) now.getMonthValue(),
            (byte) now.getDayOfMonth(),
            (byte) now.getHour(),
            (byte) now.getMinute(),
            (byte) now.getSecond(),
            (byte) now.get(ChronoField.DAY_OF_WEEK),
            (byte) (now.getNano() / NANOS_PER_FRACTION),
            SET_BY_HAND_OR_SERVER
        };
    }

    /** Seven octets; null if the device does not know the day, or there is no such time. */
    static @Nullable LocalDateTime read(Octets octets) {
        int year = octets.u16();
        int month = octets.u8();
        int day = octets.u8();
        int hours = octets.u8();
        int minutes = octets.u8();
        int seconds = octets.u8();
        try {
            return year == 0 ? null : LocalDateTime.of(year, month, day, hours, minutes, seconds);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
