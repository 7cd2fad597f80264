package io.wardgate.nfc.type4;

import io.wardgate.api.nfc.TagException;

/**
 * What a Type 4 tag says of its NDEF file.
 *
 * <pre>
 *  octets  2       1        2    2    1        1           2     2          1     1      [more]
 *          length  version  MLe  MLc  kind 04  length 06   file  most size  read  write
 * </pre>
 *
 * <p>Source: NFC Forum Type 4 Tag 2.0, 5.1.
 *
 * @param mostRead octets in an answer (MLe)
 * @param mostWritten octets in a command (MLc)
 * @param file id of the NDEF file
 * @param size most octets of it, its length of two included
 */
public record CapabilityContainer(
        int mostRead, int mostWritten, int file, int size, boolean isReadable, boolean isWritable) {

    static final int OCTETS = 15;

    private static final int OLDEST_VERSION = 1;
    private static final int NEWEST_VERSION = 3;
    private static final int NDEF_FILE = 0x04;
    private static final int NDEF_LENGTH = 0x06;
    private static final int LEAST_READ = 0x0F;
    private static final int LEAST_SIZE = 5;

    /**
     * Reads the first octets of the file; blocks of other kinds behind them are of no use here.
     *
     * @throws TagException if it contradicts itself or the specification
     */
    static CapabilityContainer read(byte[] octets) throws TagException {
        if (octets.length < OCTETS) {
            throw new TagException("a capability container of " + octets.length + " octets; it has 15 at least");
        }
        int length = number(octets, 0);
        int version = octets[2] >> 4 & 0x0F;
        if (length < OCTETS || version < OLDEST_VERSION || version > NEWEST_VERSION) {
            throw new TagException("a capability container with length " + length + " and version " + version
                    + "; it has 15 at least and version 1 to 3");
        }
        if (octets[7] != NDEF_FILE || octets[8] != NDEF_LENGTH) {
            throw new TagException(String.format(
                    "a capability container whose first block is %02X of %d octets, not 04 of 6",
                    octets[7] & 0xFF, octets[8] & 0xFF));
        }
        CapabilityContainer container = new CapabilityContainer(
                number(octets, 3),
                number(octets, 5),
                number(octets, 9),
                number(octets, 11),
                octets[13] == 0,
                octets[14] == 0);
        if (container.mostRead < LEAST_READ || container.mostWritten < 1 || container.size < LEAST_SIZE) {
            throw new TagException("a capability container with MLe " + container.mostRead + ", MLc "
                    + container.mostWritten + " and a file of " + container.size + "; they are 15, 1 and 5 at least");
        }
        return container;
    }

    private static int number(byte[] octets, int at) {
        return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
    }
}
