package io.wardgate.nfc.wiegand;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A frame of the Wiegand interface: data bits between two parity bits. The first makes the first part of the data even,
 * the last makes the last part odd.
 *
 * <pre>
 *  bits  data  first part  last part  numbers
 *  26    24    12          12         facility 8, card 16 (H10301)
 *  34    32    16          16         facility 16, card 16 (H10306)
 *  37    35    18          18         card 35 (H10302), or facility 16, card 19 (H10304); the middle bit is in both parts
 * </pre>
 *
 * <p>The interface proves nothing: whoever reaches the wires can send any number.
 *
 * @param data the data bits, first bit highest
 * @param dataBits how many
 */
public record WiegandFrame(long data, int dataBits) {

    /** What a frame may have wrong. */
    public enum Fault {
        /** Its number of bits is none of 26, 34, 37. */
        LENGTH,
        PARITY
    }

    /** A frame was dropped. */
    public static final class WiegandException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Fault fault;

        WiegandException(Fault fault, String message) {
            super(message);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /**
     * Reads the bits as they came over the wires, as digits 0 and 1.
     *
     * @throws WiegandException if it has no known length, or its parity is wrong; without the bits, which name a person
     */
    public static WiegandFrame of(String bits) throws WiegandException {
        int half = switch (bits.length()) {
            case 26 -> 12;
            case 34 -> 16;
            case 37 -> 18;
            default ->
                throw new WiegandException(
                        Fault.LENGTH, "a frame of " + bits.length() + " bits is unknown; known: 26, 34, 37");
        };
        int end = bits.length();
        if (ones(bits, 0, 1 + half) % 2 != 0) {
            throw new WiegandException(Fault.PARITY, "the first parity bit of " + end + " is wrong");
        }
        if (ones(bits, end - 1 - half, end) % 2 != 1) {
            throw new WiegandException(Fault.PARITY, "the last parity bit of " + end + " is wrong");
        }
        return new WiegandFrame(Long.parseLong(bits.substring(1, end - 1), 2), end - 2);
    }

    /** The data without leading zeros that fill no octet. */
    public byte[] octets() {
        int length = (dataBits + 7) / 8;
        byte[] value = BigInteger.valueOf(data).toByteArray();
        byte[] octets = new byte[length];
        int from = Math.max(0, value.length - length);
        byte[] kept = Arrays.copyOfRange(value, from, value.length);
        System.arraycopy(kept, 0, octets, length - kept.length, kept.length);
        return octets;
    }

    private static int ones(String bits, int from, int to) {
        int ones = 0;
        for (int i = from; i < to; i++) {
            ones += bits.charAt(i) - '0';
        }
        return ones;
    }
}
