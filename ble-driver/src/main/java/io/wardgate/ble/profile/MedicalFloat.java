package io.wardgate.ble.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers of IEEE 11073-20601 as Bluetooth carries them: mantissa and exponent to the base of ten, both in two's complement,
 * and a few mantissas (with exponent 0) that are no numbers.
 * <pre>
 *          exponent  mantissa  NaN       not at this  +INF      -INF      reserved
 *                                        resolution
 *  SFLOAT  4 bits    12 bits   07FF      0800         07FE      0802      0801
 *  FLOAT   8 bits    24 bits   007FFFFF  00800000     007FFFFE  00800002  00800001
 * </pre>
 */
final class MedicalFloat {

    private static final int SHORT_MANTISSA_BITS = 12;
    private static final int LONG_MANTISSA_BITS = 24;

    /** Around the greatest mantissa: what is not farther away than this is no number. */
    private static final int SPECIALS = 2;

    private MedicalFloat() {}

    /**
     * The number in units of 10^-decimals, rounded to the nearest, half away from zero.
     *
     * @return {@link Octets#ABSENT} if it is none, or too great for an int
     */
    static int ofShort(int octets, int decimals) {
        return scaled((short) octets, SHORT_MANTISSA_BITS, decimals);
    }

    /** As {@link #ofShort}, of 32 bits. */
    static int ofLong(int octets, int decimals) {
        return scaled(octets, LONG_MANTISSA_BITS, decimals);
    }

    private static int scaled(int bits, int mantissaBits, int decimals) {
        int exponent = bits >> mantissaBits;
        int mantissa = bits << Integer.SIZE - mantissaBits >> Integer.SIZE - mantissaBits;
        int greatest = (1 << mantissaBits - 1) - 1;
        // 07FE, 07FF, 0800, 0801, 0802: +2046, +2047, -2048, -2047, -2046.
        if (exponent == 0 && Math.abs(mantissa) > greatest - SPECIALS) {
            return Octets.ABSENT;
        }
        int shift = exponent + decimals;
        BigDecimal scaled = BigDecimal.valueOf(mantissa, -shift).setScale(0, RoundingMode.HALF_UP);
        return scaled.precision() > 9 ? Octets.ABSENT : scaled.intValue();
    }
}
