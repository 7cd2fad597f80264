package io.wardgate.protocol.compression;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates raw deflate (RFC 1951) of strangers: memory grows with what really comes out, up to a limit. */
public final class BoundedInflater {

    private static final int SMALLEST_BUFFER = 1024;

    private BoundedInflater() {}

    /**
     * Inflates the whole input.
     *
     * @throws LimitException if more than {@code maxOctets} would come out
     * @throws DataFormatException if it is not one whole deflate stream with nothing behind it
     */
    public static byte[] inflate(byte[] deflated, int maxOctets) throws DataFormatException, LimitException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] plain = new byte[(int) Math.min(maxOctets, Math.max(SMALLEST_BUFFER, 4L * deflated.length))];
            int length = 0;
            while (true) {
                length += inflater.inflate(plain, length, plain.length - length);
                if (length > maxOctets) {
                    throw new LimitException("body inflates to more than " + maxOctets + " octets");
                }
                if (inflater.finished()) {
                    break;
                }
                if (length == plain.length) {
                    // One octet beyond the limit is room enough to learn that there is more.
                    plain = Arrays.copyOf(plain, (int) Math.min(maxOctets + 1L, 2L * plain.length));
                } else if (inflater.needsInput() || inflater.needsDictionary()) {
                    throw new DataFormatException("ends before its last block, after " + length + " octets");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw new DataFormatException(inflater.getRemaining() + " octets behind the last block");
            }
            return Arrays.copyOf(plain, length);
        } finally {
            inflater.end();
        }
    }

    /** More would come out than the caller allows. */
    public static final class LimitException extends Exception {

        private static final long serialVersionUID = 1L;

        LimitException(String message) {
            super(message);
        }
    }
}
