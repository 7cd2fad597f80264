package io.wardgate.simulator.faults.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A name for octets: the first 64 bits of their SHA-256. */
public final class Hash {

    private Hash() {}

    public static long of(byte[] octets) {
        try {
            return java.nio.ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(octets))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
