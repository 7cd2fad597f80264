package io.wardgate.nfc.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A million streams of four frames, one of them damaged. A changed octet costs its own frame only. Where octets are
 * missing or added, the length of the damaged frame may reach into the good ones behind it, and the one octet of its
 * checksum lets one such in 256 pass: no reader can tell.
 */
class MutatedFramesTest {

    private static final int STREAMS = 1_000_000;
    private static final int FRAMES = 4;
    private static final int DAMAGED = 1;

    @Test
    void aCorruptionCostsNoGoodFrameButWhereTheChecksumCannotTell() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Frame> heard = new ArrayList<>();
        Pn532Codec codec = new Pn532Codec(heard::add);
        int misled = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            heard.clear();
            Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
            for (int i = 0; i < FRAMES; i++) {
                byte[] octets = frame(random, i).octets();
                feedInPieces(codec, i == DAMAGED ? damage.done(octets, random) : octets, random);
            }
            codec.giveUp();
            int lost = FRAMES - 1 - goodOnes(heard);
            if (damage == Damage.CHANGED) {
                assertThat(lost).as("lost in stream %d, seed %d", stream, seed).isZero();
            }
            misled += lost > 0 ? 1 : 0;
        }
        assertThat(misled).as("streams that lost a good frame, seed %d", seed).isLessThan(STREAMS / 256);
    }

    private enum Damage {
        CHANGED {
            @Override
            byte[] done(byte[] octets, SplittableRandom random) {
                octets[random.nextInt(octets.length)] ^= (byte) (1 + random.nextInt(255));
                return octets;
            }
        },
        CUT_SHORT {
            @Override
            byte[] done(byte[] octets, SplittableRandom random) {
                return Arrays.copyOf(octets, random.nextInt(octets.length));
            }
        },
        LONGER {
            @Override
            byte[] done(byte[] octets, SplittableRandom random) {
                int at = random.nextInt(octets.length);
                byte[] more = new byte[1 + random.nextInt(8)];
                random.nextBytes(more);
                ByteBuffer longer = ByteBuffer.allocate(octets.length + more.length);
                return longer.put(octets, 0, at)
                        .put(more)
                        .put(octets, at, octets.length - at)
                        .array();
            }
        },
        NOISE {
            @Override
            byte[] done(byte[] octets, SplittableRandom random) {
                random.nextBytes(octets);
                return octets;
            }
        };

        abstract byte[] done(byte[] octets, SplittableRandom random);
    }

    /** Each has its place in its code. */
    private static Message frame(SplittableRandom random, int place) {
        byte[] data = new byte[random.nextInt(100) == 0 ? random.nextInt(Message.MOST_DATA + 1) : random.nextInt(24)];
        random.nextBytes(data);
        return new Message(true, 0xA0 + place, data);
    }

    private static int goodOnes(List<Frame> heard) {
        int next = 0;
        int good = 0;
        for (Frame frame : heard) {
            if (frame instanceof Message message) {
                int place = message.code() - 0xA0;
                if (place >= next && place < FRAMES && place != DAMAGED) {
                    good++;
                    next = place + 1;
                }
            }
        }
        return good;
    }

    private static void feedInPieces(Pn532Codec codec, byte[] octets, SplittableRandom random) {
        int cut = random.nextInt(octets.length + 1);
        codec.feed(octets, cut);
        byte[] rest = Arrays.copyOfRange(octets, cut, octets.length);
        codec.feed(rest, rest.length);
    }
}
