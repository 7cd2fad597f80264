package io.wardgate.ble.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.ble.table.TableException;
import io.wardgate.ble.table.TableFile;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Mistyped and damaged table files are refused by name or taken; nothing else happens. */
class TableFileFuzzTest {

    private static final int RUNS = 3_000;
    private static final List<String> TABLES = List.of("watches.yaml", "minew.yaml", "kkm.yaml", "feasycom.yaml");
    private static final List<String> WORDS = List.of(
            "-1", "0", "1e9", "[]", "{}", "null", "~", "at: next", "*a", "&a ", "x", "\"", "'", "\t", "99999999999");

    @Test
    void refusesDamagedFilesWithTheirName() throws IOException {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> files = new ArrayList<>();
        for (String table : TABLES) {
            try (InputStream in = ShippedDecoders.class.getResourceAsStream(table)) {
                files.add(Objects.requireNonNull(in).readAllBytes());
            }
        }
        int refused = 0;
        for (int run = 0; run < RUNS; run++) {
            byte[] damaged = damaged(random, files.get(random.nextInt(files.size())));
            try {
                new EntryTable(new AtomicLong()).entries("bad.yaml", TableFile.parse("bad.yaml", damaged));
            } catch (TableException e) {
                refused++;
                assertThat(e).as("seed %d, run %d", seed, run).hasMessageStartingWith("bad.yaml");
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", run " + run + ":\n" + new String(damaged, StandardCharsets.UTF_8), e);
            }
        }
        System.out.printf("%d damaged table files (seed %d): %d refused%n", RUNS, seed, refused);
        assertThat(refused).isBetween(RUNS / 2, RUNS);
    }

    private static byte[] damaged(SplittableRandom random, byte[] file) {
        int at = random.nextInt(file.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] changed = file.clone();
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
            case 1 -> Arrays.copyOf(file, at);
            case 2 -> joined(file, at, WORDS.get(random.nextInt(WORDS.size())), at);
            default -> joined(file, at, WORDS.get(random.nextInt(WORDS.size())), endOfWord(file, at));
        };
    }

    private static int endOfWord(byte[] file, int at) {
        int end = at;
        while (end < file.length && Character.isLetterOrDigit(file[end])) {
            end++;
        }
        return end;
    }

    private static byte[] joined(byte[] file, int upTo, String word, int from) {
        byte[] middle = word.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(file, upTo + middle.length + file.length - from);
        System.arraycopy(middle, 0, all, upTo, middle.length);
        System.arraycopy(file, from, all, upTo + middle.length, file.length - from);
        return all;
    }
}
