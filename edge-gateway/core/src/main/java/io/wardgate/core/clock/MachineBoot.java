package io.wardgate.core.clock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Names the boot of the machine in 64 bits: the first octets of SHA-256 of the kernel's boot id, or random ones where
 * the kernel has none. Random is safe: it says "another boot" too often, never too rarely.
 */
final class MachineBoot {

    private static final Path KERNEL_BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private MachineBoot() {}

    static long id() {
        return id(KERNEL_BOOT_ID);
    }

    static long id(Path kernelBootId) {
        try {
            return hash(
                    Files.readString(kernelBootId, StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            return new SecureRandom().nextLong();
        }
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
