package io.wardgate.buffer.loss;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.buffer.file.BatchKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What was lost at one time, as a small text file.
 *
 * <pre>
 * store_full routine 0000000700abcdef 12 40 5310     reason, lane, epoch, from, to, readings
 * end 89abcdef                                       CRC-32C of all lines before
 * </pre>
 */
record LossNote(List<Drop> drops) {

    private static final String END = "end ";

    byte[] toOctets() {
        StringBuilder lines = new StringBuilder();
        for (Drop drop : drops) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%s %s %016x %d %d %d%n",
                    drop.reason().name().toLowerCase(Locale.ROOT),
                    drop.lane().name().toLowerCase(Locale.ROOT),
                    drop.epoch(),
                    drop.fromSequence(),
                    drop.toSequence(),
                    drop.count()));
        }
        return (lines + END + check(lines.toString()) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a note; empty if it is damaged. */
    static Optional<LossNote> read(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(END);
        if (end < 0 || !text.substring(end + END.length()).strip().equals(check(text.substring(0, end)))) {
            return Optional.empty();
        }
        List<Drop> drops = new ArrayList<>();
        text.substring(0, end).lines().forEach(line -> drops.add(drop(line.split(" ", -1))));
        return Optional.of(new LossNote(drops));
    }

    private static Drop drop(String[] words) {
        return new Drop(
                0,
                Lane.valueOf(words[1].toUpperCase(Locale.ROOT)),
                0,
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]),
                DropReason.valueOf(words[0].toUpperCase(Locale.ROOT)),
                Long.parseUnsignedLong(words[2], 16));
    }

    boolean covers(Lane lane, BatchKey key) {
        return drops.stream()
                .anyMatch(drop -> drop.lane() == lane
                        && drop.epoch() == key.epoch()
                        && drop.fromSequence() <= key.sequence()
                        && key.sequence() <= drop.toSequence());
    }

    private static String check(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format("%08x", (int) crc.getValue());
    }
}
