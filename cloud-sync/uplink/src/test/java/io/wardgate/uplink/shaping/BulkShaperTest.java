package io.wardgate.uplink.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BulkShaperTest {

    private static final int BATCH_OCTETS = 13_600;
    private static final int LIVE_OCTETS = 400;
    private static final int LINE_OCTETS_PER_SECOND = 125_000;

    private final BulkShaper shaper = new BulkShaper(0);

    @Test
    void aReceiverThatIsSlowAtFirstDoesNotStarveBulkAfterwards() {
        shaper.sent(BATCH_OCTETS, 0);
        shaper.sent(BATCH_OCTETS, 0);
        shaper.acknowledged(LIVE_OCTETS, true, 1_200);
        shaper.acknowledged(LIVE_OCTETS, true, 2_200);
        shaper.acknowledged(LIVE_OCTETS, true, 3_200);
        shaper.acknowledged(2 * BATCH_OCTETS, false, 8_000);
        assertThat(shaper.octetsPerSecond()).isLessThan(4_000);

        drainUntil(30_000);

        assertThat(shaper.octetsPerSecond()).isGreaterThan(LINE_OCTETS_PER_SECOND / 2);
    }

    @Test
    void whatIsMeasuredBeforeAnyBulkWasAcknowledgedIsNoRate() {
        shaper.sent(BATCH_OCTETS, 0);
        shaper.acknowledged(LIVE_OCTETS, true, 1_500);

        assertThat(shaper.octetsPerSecond()).isZero();
    }

    /** One batch after the other over a fast line, whenever bulk may go. */
    private void drainUntil(long endMillis) {
        for (long now = 8_000; now < endMillis; now++) {
            if (shaper.maySend(0, now)) {
                shaper.sent(BATCH_OCTETS, now);
                now += BATCH_OCTETS * 1_000L / LINE_OCTETS_PER_SECOND + 20;
                shaper.acknowledged(BATCH_OCTETS, false, now);
            }
        }
    }
}
