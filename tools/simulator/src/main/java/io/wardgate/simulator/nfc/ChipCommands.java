package io.wardgate.simulator.nfc;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a PN532 does with commands: those of the gateway and those that libnfc uses (UM0701-02, chapter 7). Owned by the
 * session.
 */
final class ChipCommands {

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] OK = {0x00};
    private static final byte[] SILENCE = {0x01};
    private static final int MOST_TARGETS = 2;
    private static final int SPEAKS_14443_4 = 0x20;
    private static final int GENERIC_A = 0x00;
    private static final int MIFARE = 0x10;
    private static final int SMART_CARD_A = 0x20;

    private final RadioField field;

    ChipCommands(RadioField field) {
        this.field = field;
    }

    /** How long the chip takes. */
    static int millis(byte[] command, byte[] answer) {
        if (command[0] != 0x4A && command[0] != 0x60) {
            return 1;
        }
        return answer[0] == 0 ? 12 : 8;
    }

    /** Data of the answer; null: the chip does not take that. */
    byte @Nullable [] carryOut(byte[] command) {
        byte[] data = Arrays.copyOfRange(command, 1, command.length);
        return switch (command[0] & 0xFF) {
            case 0x00 -> data.length > 0 && data[0] == 0x00 ? data : null;
            case 0x02 -> new byte[] {0x32, 0x01, 0x06, 0x07};
            case 0x06 -> readRegisters(data);
            case 0x08 -> writeRegisters(data);
            case 0x12, 0x14 -> NOTHING;
            case 0x16 -> OK;
            case 0x32 -> configureRadio(data);
            case 0x40 -> exchange(data);
            case 0x42 -> status(field.raw(data));
            case 0x44, 0x52 -> release();
            case 0x4A -> list(data);
            case 0x60 -> autoPoll(data);
            default -> null;
        };
    }

    private byte @Nullable [] readRegisters(byte[] data) {
        byte[] values = new byte[data.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) field.register(address(data, 2 * i));
        }
        return data.length % 2 == 0 ? values : null;
    }

    private byte @Nullable [] writeRegisters(byte[] data) {
        if (data.length % 3 != 0) {
            return null;
        }
        for (int i = 0; i < data.length; i += 3) {
            field.register(address(data, i), data[i + 2] & 0xFF);
        }
        return NOTHING;
    }

    private byte @Nullable [] configureRadio(byte[] data) {
        if (data.length < 2) {
            return null;
        }
        if (data[0] == 0x01) {
            field.on((data[1] & 0x01) != 0);
        }
        return NOTHING;
    }

    private byte @Nullable [] exchange(byte[] data) {
        if (data.length == 0) {
            return null;
        }
        return status(field.exchange((data[0] & 0x0F) - 1, Arrays.copyOfRange(data, 1, data.length)));
    }

    private byte[] release() {
        field.release();
        return OK;
    }

    private byte @Nullable [] list(byte[] data) {
        if (data.length < 2 || data[0] < 1 || data[0] > MOST_TARGETS) {
            return null;
        }
        List<Card> cards = field.select(data[0], data[1]);
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write(cards.size());
        for (int i = 0; i < cards.size(); i++) {
            list.writeBytes(target(i + 1, cards.get(i)));
        }
        return list.toByteArray();
    }

    /** One search, whatever the number of searches: who waits for a card asks again. */
    private byte @Nullable [] autoPoll(byte[] data) {
        if (data.length < 3) {
            return null;
        }
        boolean wantsTypeA = false;
        for (int i = 2; i < data.length; i++) {
            wantsTypeA |= data[i] == GENERIC_A || data[i] == MIFARE || data[i] == SMART_CARD_A;
        }
        List<Card> cards = wantsTypeA ? field.select(MOST_TARGETS, 0) : List.of();
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write(cards.size());
        for (int i = 0; i < cards.size(); i++) {
            byte[] target = target(i + 1, cards.get(i));
            list.write((cards.get(i).sak() & SPEAKS_14443_4) != 0 ? SMART_CARD_A : MIFARE);
            list.write(target.length);
            list.writeBytes(target);
        }
        return list.toByteArray();
    }

    private static byte[] target(int number, Card card) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        target.write(number);
        target.write(card.atqa() >> 8);
        target.write(card.atqa());
        target.write(card.sak());
        target.write(card.uid().length);
        target.writeBytes(card.uid());
        if ((card.sak() & SPEAKS_14443_4) != 0) {
            target.write(card.ats().length + 1);
            target.writeBytes(card.ats());
        }
        return target.toByteArray();
    }

    private static byte[] status(byte @Nullable [] answer) {
        if (answer == null) {
            return SILENCE;
        }
        byte[] withStatus = new byte[answer.length + 1];
        System.arraycopy(answer, 0, withStatus, 1, answer.length);
        return withStatus;
    }

    private static int address(byte[] data, int at) {
        return (data[at] & 0xFF) << 8 | data[at + 1] & 0xFF;
    }
}
