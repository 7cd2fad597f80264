package io.wardgate.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.health.Health;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.core.Readings;
import io.wardgate.core.Taps;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.sealing.AlarmSource;
import io.wardgate.core.sealing.FaultyStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole pipeline with real threads and real time, between a radio and a store in memory. */
class GatewayPipelineTest {

    private final DeclaredDrops drops = new DeclaredDrops();
    private final FaultyStore store = new FaultyStore();
    private final HandRadio radio = new HandRadio();
    private final GatewayPipeline pipeline = new GatewayPipeline(
            PipelineSettings.of(100, 1_024, 1, ""),
            () -> "GW-1",
            new SystemGatewayClock(),
            GatewayPipelineTest::decode,
            new Cleaner(),
            new LinkTable(LinkSettings.shipped()),
            new AlarmSource(drops, new GatewayEvents()));

    /** A thread of an executor that has terminated may still be on its way out. */
    @AfterEach
    void leavesNoThread() {
        pipeline.stop();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("wardgate-")));
    }

    @Test
    void bringsTapsToTheStoreAndRefusesThemWhileItDoesNotRun() {
        assertThatThrownBy(() -> pipeline.offer(Taps.granted(1))).isInstanceOf(IllegalStateException.class);
        pipeline.start();
        pipeline.addStore(store);
        pipeline.offer(Taps.granted(1));
        pipeline.offer(Taps.denied(2));

        await().untilAsserted(() -> assertThat(
                        store.stored(Lane.ALARM).stream().flatMap(batch -> FaultyStore.contents(batch).taps().stream()))
                .containsExactly(Taps.granted(1), Taps.denied(2)));
    }

    @Test
    void bringsReadingsFromTheRadioToTheStoreInWhateverOrderThePartsCome() {
        pipeline.addSource(radio);
        pipeline.start();
        pipeline.addStore(store);
        radio.hear(1, 2, 2, 3);

        await().until(() -> store.storedReadings() == 3);
        assertThat(figure("duplicates")).isEqualTo(1);
        assertThat(figure("advertisements")).isEqualTo(4);
        assertThat(pipeline.check().state()).isEqualTo(Health.State.OK);
    }

    @Test
    void storesWhatIsQueuedBeforeItStops() {
        pipeline.start();
        pipeline.addStore(store);
        pipeline.addSource(radio);
        radio.hear(1, 2, 3);

        pipeline.stop();

        assertThat(store.storedReadings()).isEqualTo(3);
        assertThat(radio.started).isFalse();
        assertThat(drops.waiting()).isZero();
    }

    @Test
    void storesLossesThatWereDeclaredLastBeforeItStops() {
        pipeline.start();
        pipeline.addStore(store);
        drops.declare(new Drop(0, Lane.BULK, 0, 1, 3, 3, DropReason.STORE_FULL, 7));

        pipeline.stop();

        assertThat(store.stored(Lane.ALARM)).hasSize(1);
        assertThat(drops.waiting()).isZero();
    }

    @Test
    void givesALeavingStoreAllThatIsQueuedAndGoesOnWithTheNext() {
        pipeline.start();
        pipeline.addStore(store);
        pipeline.addSource(radio);
        radio.hear(1, 2);
        pipeline.removeStore(store);
        assertThat(store.storedReadings()).isEqualTo(2);
        assertThat(pipeline.check().state()).isEqualTo(Health.State.FAILED);

        radio.hear(3, 4);
        FaultyStore next = new FaultyStore();
        pipeline.addStore(next);

        await().until(() -> next.storedReadings() == 2);
    }

    @Test
    void offersAnEmergencyToTheOutletAndSurvivesAnOutletThatThrows() {
        List<SealedBatch> offered = new CopyOnWriteArrayList<>();
        pipeline.start();
        pipeline.addStore(store);
        pipeline.addSource(radio);
        pipeline.addOutlet(batch -> {
            offered.add(batch);
            throw new IllegalStateException("line is down");
        });
        radio.hear(-1);

        await().until(() -> store.stored(Lane.EMERGENCY).size() == 1);
        assertThat(offered).isEqualTo(store.stored(Lane.EMERGENCY));
        assertThat(figure("urgentFailures")).isEqualTo(1);
    }

    @Test
    void declaresWhatTheRadioDropped() {
        pipeline.start();
        pipeline.addStore(store);
        pipeline.addSource(radio);
        radio.dropped(5);

        await().until(() -> !store.stored(Lane.ALARM).isEmpty());
        assertThat(FaultyStore.contents(store.stored(Lane.ALARM).get(0)).drops())
                .containsExactly(new Drop(0, Lane.ROUTINE, 0, 0, 0, 5, DropReason.RADIO_QUEUE_FULL));
    }

    @Test
    void reportsTheHealthOfAllEvenIfOneCheckThrows() {
        pipeline.start();
        pipeline.addStore(store);

        await().until(() -> store.stored(Lane.ROUTINE).stream()
                .anyMatch(batch -> FaultyStore.contents(batch).health() != null));
    }

    @Test
    void goesOnHearingAfterTheDecoderThrew() {
        pipeline.start();
        pipeline.addStore(store);
        pipeline.addSource(radio);
        radio.hear(0, 1);

        await().until(() -> store.storedReadings() == 1);
        assertThat(figure("decoderFaults")).isEqualTo(1);
    }

    /** The address is the record: negative is an emergency, 0 makes the decoder throw. */
    private static AdvertisementDecoder.Outcome decode(Advertisement advertisement, ReadingSink sink) {
        long sequence = advertisement.address();
        if (sequence == 0) {
            throw new IllegalStateException("decoder broke its contract");
        }
        sink.sighted(Readings.BAND, -60, advertisement.heardMonoNanos());
        if (sink.wants(Readings.BAND, 1, Math.abs(sequence))) {
            sink.accept(sequence < 0 ? Readings.emergency(-sequence) : Readings.routine(sequence));
        }
        return AdvertisementDecoder.Outcome.DECODED;
    }

    private long figure(String name) {
        return Objects.requireNonNull(pipeline.check().figures().get(name));
    }

    static Advertisement advertisement(long address) {
        return new Advertisement("hand", address, AddressType.RANDOM, false, 1, 0, -60, 127, new byte[0], 1_000_000);
    }
}
