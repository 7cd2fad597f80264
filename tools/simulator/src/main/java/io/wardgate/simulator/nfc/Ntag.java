package io.wardgate.simulator.nfc;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An NTAG213, 215 or 216: pages of 4 octets, read and written without a password (NXP NTAG213/215/216, chapters 8 to 10).
 */
public final class Ntag implements Card {

    /** What differs between them: pages, size of the data in octets, code of the storage size. */
    public enum Size {
        NTAG213(45, 0x12, 0x0F),
        NTAG215(135, 0x3E, 0x11),
        NTAG216(231, 0x6D, 0x13);

        private final int pages;
        private final int capability;
        private final int storage;

        Size(int pages, int capability, int storage) {
            this.pages = pages;
            this.capability = capability;
            this.storage = storage;
        }
    }

    private static final int PAGE = 4;
    private static final int FIRST_USER_PAGE = 4;
    private static final byte[] DONE = {0x0A};

    private final Size size;
    private final byte[] uid;
    private final byte[] memory;

    /**
     * @param uid of 7 octets
     * @param data from page 4 on
     */
    public Ntag(Size size, byte[] uid, byte[] data) {
        this.size = size;
        this.uid = uid.clone();
        memory = new byte[size.pages * PAGE];
        System.arraycopy(uid, 0, memory, 0, 3);
        memory[3] = (byte) (0x88 ^ uid[0] ^ uid[1] ^ uid[2]);
        System.arraycopy(uid, 3, memory, PAGE, 4);
        memory[2 * PAGE] = (byte) (uid[3] ^ uid[4] ^ uid[5] ^ uid[6]);
        memory[2 * PAGE + 1] = 0x48;
        System.arraycopy(new byte[] {(byte) 0xE1, 0x10, (byte) size.capability, 0x00}, 0, memory, 3 * PAGE, PAGE);
        System.arraycopy(data, 0, memory, FIRST_USER_PAGE * PAGE, data.length);
        // AUTH0: no page needs a password
        memory[(size.pages - 4) * PAGE + 3] = (byte) 0xFF;
    }

    /** All pages, as a reader that is let see all would dump them. */
    public byte[] memory() {
        return memory.clone();
    }

    @Override
    public byte[] uid() {
        return uid.clone();
    }

    @Override
    public int atqa() {
        return 0x0044;
    }

    @Override
    public int sak() {
        return 0x00;
    }

    @Override
    public byte[] ats() {
        return new byte[0];
    }

    @Override
    public byte @Nullable [] answer(byte[] command) {
        int page = command.length > 1 ? command[1] & 0xFF : -1;
        return switch (command[0] & 0xFF) {
            case 0x60 -> HexFormat.of().parseHex("0004040201" + "00" + String.format("%02x", size.storage) + "03");
            case 0x30 -> page < 0 || page >= size.pages ? null : wrapped(page);
            case 0x3A -> fast(command);
            case 0xA2 -> written(command, page);
            default -> null;
        };
    }

    /** Four pages; behind the last comes the first. */
    private byte[] wrapped(int page) {
        byte[] four = new byte[4 * PAGE];
        for (int i = 0; i < four.length; i++) {
            four[i] = memory[(page * PAGE + i) % memory.length];
        }
        return four;
    }

    private byte @Nullable [] fast(byte[] command) {
        int from = command.length == 3 ? command[1] & 0xFF : size.pages;
        int to = command.length == 3 ? command[2] & 0xFF : 0;
        return from > to || to >= size.pages ? null : Arrays.copyOfRange(memory, from * PAGE, (to + 1) * PAGE);
    }

    private byte @Nullable [] written(byte[] command, int page) {
        if (command.length != 6 || page < FIRST_USER_PAGE || page >= size.pages - 5) {
            return null;
        }
        System.arraycopy(command, 2, memory, page * PAGE, PAGE);
        return DONE;
    }
}
