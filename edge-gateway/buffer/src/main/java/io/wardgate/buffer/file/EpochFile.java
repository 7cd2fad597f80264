package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Gives each start of the store an epoch that no other start ever had: a counter above, 32 random bits below.
 *
 * <p>A lost, damaged or restored epoch file may repeat a counter, never an epoch: the random part differs. Batch names
 * of an older epoch would be taken for duplicates by the receiver, so this is a matter of loss (docs/adr/0022).
 */
public final class EpochFile {

    private EpochFile() {}

    /** Takes the next epoch and makes sure that a power cut cannot take it back. */
    public static long next(BufferDirectory directory) throws IOException {
        Path file = directory.path().resolve("epoch");
        long counter = Math.max(read(file), directory.greatestCounter()) + 1;
        if (counter > Integer.MAX_VALUE) {
            counter = 1;
        }
        long epoch = counter << 32 | Integer.toUnsignedLong(new SecureRandom().nextInt());
        SyncedFile.write(file, String.format("%016x%n", epoch).getBytes(StandardCharsets.US_ASCII));
        return epoch;
    }

    /** The counter in the file; 0 if there is none or it cannot be read as one. */
    private static long read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        return text.matches("[0-7][0-9a-f]{15}") ? Long.parseLong(text, 16) >>> 32 : 0;
    }
}
