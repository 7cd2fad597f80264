package io.wardgate.nfc.type4;

import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A tag of two files, which answers as many octets as it is asked for while it has them. */
final class FileTag implements TagChannel {

    final List<Integer> reads = new ArrayList<>();

    final List<Integer> writes = new ArrayList<>();
    int writesLeft = 1_000;

    @Nullable
    SplittableRandom damage;

    private final byte[] container;
    private final byte[] ndef;
    private byte[] selected = new byte[0];

    FileTag(byte[] container, byte[] ndef) {
        this.container = container;
        this.ndef = ndef;
    }

    @Override
    public byte[] transceive(byte[] command, boolean repeatable) throws TagException {
        if (command[1] == (byte) 0xD6 && writesLeft-- <= 0) {
            throw new TagException("the tag is silent; it may have left");
        }
        byte[] answer = answer(command);
        if (damage != null && damage.nextInt(5) == 0) {
            return Arrays.copyOf(answer, damage.nextInt(answer.length + 5));
        }
        return answer;
    }

    private byte[] answer(byte[] command) {
        if (command[1] == (byte) 0xA4) {
            boolean isContainer = command[2] == 0 && command[6] == 0x03;
            selected = isContainer ? container : ndef;
            return new byte[] {(byte) 0x90, 0x00};
        }
        int from = (command[2] & 0xFF) << 8 | command[3] & 0xFF;
        if (command[1] == (byte) 0xD6) {
            writes.add(command.length - 5);
            System.arraycopy(command, 5, selected, from, command.length - 5);
            return new byte[] {(byte) 0x90, 0x00};
        }
        int count = command[4] & 0xFF;
        reads.add(count);
        int there = Math.max(0, Math.min(count, selected.length - from));
        byte[] answer = new byte[there + 2];
        System.arraycopy(selected, Math.min(from, selected.length), answer, 0, there);
        answer[there] = (byte) 0x90;
        return answer;
    }
}
