package io.wardgate.nfc.pn532;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.TagGone;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.chip.FakeChip;
import io.wardgate.nfc.chip.FakeChip.Fault;
import io.wardgate.nfc.link.LinkFigures;
import io.wardgate.nfc.reader.ReaderFigures;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ten thousand taps in virtual time with a fault in every fiftieth frame, dips of the supply and chips that latch up. */
class TenThousandTapsTest {

    private static final int TAPS = 10_000;
    private static final int LONGEST_RECOVERY_MILLIS = 2_000;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final FakeChip chip = new FakeChip();
    private final List<ReaderEvent> heard = new ArrayList<>();
    private final LinkFigures link = new LinkFigures();
    private final ReaderFigures figures = new ReaderFigures(link::byName);
    private final ReaderRound round = new ReaderRound(
            new ReaderSettings("door-1", chip::open, 100, chip::reset), chip, heard::add, figures, link);

    @Test
    void eachTapOfHalfASecondIsSeenOnceAndAsWhatItIs() {
        long polls = 0;
        for (int tap = 0; tap < TAPS; tap++) {
            Tag tag = tag(tap);
            heard.clear();
            disturb();
            chip.field.add(tag);
            playUntil(chip.nowMillis + 500 + random.nextInt(300));
            // A chip that was lost meanwhile gives back what its recovery took.
            long recovered = chip.nowMillis + LONGEST_RECOVERY_MILLIS;
            while (seen().isEmpty() && chip.nowMillis < recovered) {
                play();
            }
            assertThat(seen()).as("seen at tap %d, seed %d", tap, seed).containsExactly(tag);
            assertThat(gone()).as("gone at tap %d, seed %d", tap, seed).isEmpty();
            chip.field.clear();
            chip.faults.clear();
            playUntil(chip.nowMillis + LONGEST_RECOVERY_MILLIS);
            assertThat(gone()).as("gone after tap %d, seed %d", tap, seed).containsExactly(tag);
            assertThat(figures.statistics().polls()).isGreaterThan(polls);
            polls = figures.statistics().polls();
        }
        assertThat(figures.statistics().seen()).isEqualTo(TAPS);
        assertThat(figures.statistics().figures()).containsEntry("downs", 0L);
    }

    private void disturb() {
        int kind = random.nextInt(100);
        if (kind == 0) {
            chip.brownOut();
        } else if (kind == 1) {
            chip.isMute = true;
        } else {
            for (int i = 0; i < 50; i++) {
                Fault any = Fault.values()[random.nextInt(Fault.values().length)];
                chip.faults.add(random.nextInt(50) == 0 ? any : Fault.NONE);
            }
        }
    }

    private void playUntil(long millis) {
        while (chip.nowMillis < millis) {
            play();
        }
    }

    private void play() {
        chip.nowMillis += round.run();
    }

    private List<Tag> seen() {
        return heard.stream()
                .filter(TagSeen.class::isInstance)
                .map(event -> ((TagSeen) event).tag())
                .toList();
    }

    private List<Tag> gone() {
        return heard.stream()
                .filter(TagGone.class::isInstance)
                .map(event -> ((TagGone) event).tag())
                .toList();
    }

    private static Tag tag(int tap) {
        byte[] uid = ByteBuffer.allocate(7)
                .put((byte) 0x04)
                .putInt(tap)
                .putShort((short) tap)
                .array();
        return new Tag(new TagUid(uid), 0x0044, 0x00, new byte[0]);
    }
}
