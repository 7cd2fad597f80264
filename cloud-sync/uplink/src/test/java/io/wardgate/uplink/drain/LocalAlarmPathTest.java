package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.MemoryStore;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A receiver that is dead or slow holds up nobody on the gateway: neither who offers an emergency nor who stores. */
class LocalAlarmPathTest {

    private final MemoryStore store = new MemoryStore();
    private final StuckUplink uplink = new StuckUplink();
    private final LaneDrain drain =
            new LaneDrain(new DrainSettings(16, 5_000), store, uplink, new ManualClock(), "GW-1");

    @Test
    void takesOffersAndAppendsWhileTheTransportIsStuckInSend() {
        drain.start();
        try {
            drain.offer(store.sealed(store.reserve(Lane.EMERGENCY)));
            await().until(() -> uplink.entered.getCount() == 0);

            for (int more = 0; more < 10_000; more++) {
                drain.offer(store.sealed(store.reserve(Lane.EMERGENCY)));
                store.append(Lane.ROUTINE);
            }

            assertThat(uplink.stuck.getCount())
                    .as("still stuck: nobody waited for it")
                    .isEqualTo(1);
            assertThat(store.pending()).isEqualTo(10_000);
            assertThat(drain.check().figures().get("overflowedNotes")).isPositive();
        } finally {
            uplink.stuck.countDown();
            drain.stop();
        }
    }

    private static final class StuckUplink implements Uplink {

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch stuck = new CountDownLatch(1);

        @Override
        public void open(UplinkListener listener) {}

        @Override
        public boolean isUp(Lane lane) {
            return true;
        }

        @Override
        public boolean send(Lane lane, byte[] envelope) {
            entered.countDown();
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        @Override
        public void reset(Lane lane, String reason) {}

        @Override
        public void close() {}
    }
}
