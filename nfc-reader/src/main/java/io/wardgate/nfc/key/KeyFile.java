package io.wardgate.nfc.key;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the file of the site's keys (docs/wire/tag-keys.md). Only its owner may have access to it, and no message holds any of its
 * content.
 */
public final class KeyFile {

    private static final int LONGEST_OCTETS = 65_536;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, others may read it, or a line is wrong; the message says which and what
     *     would be right
     */
    public static TagKeys read(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(permissions)) {
            throw new IOException("key file " + file + " may be used by others than its owner; run: chmod 600 " + file);
        }
        long size = Files.size(file);
        if (size > LONGEST_OCTETS) {
            throw new IOException("key file " + file + " has " + size + " octets; at most " + LONGEST_OCTETS);
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IOException("key file " + file + " is no text in UTF-8", e);
        }
        KeyLines read = new KeyLines();
        for (int i = 0; i < lines.size(); i++) {
            try {
                read.add(lines.get(i));
            } catch (IllegalArgumentException e) {
                throw new IOException("key file " + file + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        try {
            return read.keys();
        } catch (IllegalArgumentException e) {
            throw new IOException("key file " + file + ": " + e.getMessage(), e);
        }
    }
}
