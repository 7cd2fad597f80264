package io.wardgate.simulator.nfc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The air of a reader. A card answers only while the field is on, the chip's registers speak type A, and it was selected
 * since: otherwise a reader that tries other kinds of cards would hear phantoms.
 *
 * <p>Cards may be laid and taken by any thread; the rest is the session's.
 */
final class RadioField {

    private static final int TX_MODE = 0x6302;
    private static final int RX_MODE = 0x6303;
    private static final int CRC_ON = 0x80;
    private static final int FRAMING = 0x03;

    private final List<Card> cards = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> registers = new HashMap<>();
    private final List<Card> selected = new ArrayList<>();
    private final Set<Card> asleep = new HashSet<>();
    private boolean isOn = true;

    void lay(Card card) {
        cards.add(card);
    }

    void take(Card card) {
        cards.remove(card);
    }

    void powerUp() {
        registers.clear();
        on(true);
    }

    void on(boolean on) {
        isOn = on;
        selected.clear();
        asleep.clear();
    }

    /** Who was spoken to sleeps until the field goes off, or a search has found nobody. */
    void release() {
        asleep.addAll(selected);
        selected.clear();
    }

    int register(int address) {
        return registers.getOrDefault(address, 0);
    }

    void register(int address, int value) {
        registers.put(address, value);
    }

    /** Selects what lies there, two at most; kinds other than 0 (type A, 106 kbit/s) find nothing. */
    List<Card> select(int most, int kind) {
        selected.clear();
        int framing = kind == 0 ? 0x00 : kind == 3 ? 0x03 : 0x02;
        register(TX_MODE, CRC_ON | framing);
        register(RX_MODE, CRC_ON | framing);
        if (isOn && kind == 0) {
            cards.stream().filter(card -> !asleep.contains(card)).limit(most).forEach(selected::add);
        }
        if (selected.isEmpty()) {
            asleep.clear();
        }
        return List.copyOf(selected);
    }

    /** The selected card's answer to octets as they go over the air, checksums by the registers; null: silence. */
    byte @Nullable [] raw(byte[] octets) {
        boolean addsCrc = (register(TX_MODE) & CRC_ON) != 0;
        if ((register(TX_MODE) & FRAMING) != 0 || octets.length == 0 || (!addsCrc && !CrcA.isAtTheEndOf(octets))) {
            return null;
        }
        byte[] command = addsCrc ? octets : Arrays.copyOf(octets, octets.length - 2);
        byte[] answer = exchange(0, command);
        return answer == null || (register(RX_MODE) & CRC_ON) != 0 ? answer : CrcA.appended(answer);
    }

    byte @Nullable [] exchange(int index, byte[] command) {
        if (!isOn || command.length == 0 || index >= selected.size() || !cards.contains(selected.get(index))) {
            return null;
        }
        return selected.get(index).answer(command);
    }
}
