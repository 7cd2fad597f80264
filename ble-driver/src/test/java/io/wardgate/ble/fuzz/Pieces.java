package io.wardgate.ble.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts octets as a line would: the first octet of an input says how long the pieces are, the rest is cut. */
public final class Pieces {

    private Pieces() {}

    public static List<byte[]> of(byte[] octets) {
        List<byte[]> pieces = new ArrayList<>();
        int length = octets.length == 0 ? 1 : 1 + (octets[0] & 0xFF);
        for (int at = 1; at < octets.length; at += length) {
            pieces.add(Arrays.copyOfRange(octets, at, Math.min(octets.length, at + length)));
        }
        return pieces;
    }

    /** An input of these octets in pieces of so many. */
    public static byte[] input(int length, byte[]... parts) {
        int count = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] input = new byte[1 + count];
        input[0] = (byte) (length - 1);
        int at = 1;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, input, at, part.length);
            at += part.length;
        }
        return input;
    }
}
