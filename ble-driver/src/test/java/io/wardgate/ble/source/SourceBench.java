package io.wardgate.ble.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.source.RadioPeer.Capability;
import io.wardgate.ble.source.RadioPeer.Tuning;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A source, the radio under it, and what came of it; its clock runs 20 times as fast as the wall's, unless told otherwise. */
abstract class SourceBench {

    static final String NAME = "contract";
    static final int QUEUE = 256;

    /** Addresses from here on are urgent. */
    static final long URGENT = 0xF000_0000_0000L;

    /** Longer than any case lasts. */
    static final int PATIENT = 600;

    /** A tenth of a second by the wall's clock. */
    static final int IMPATIENT = 2;

    GatewayClock clock = new SteadyClock(20);
    final List<Advertisement> heard = Collections.synchronizedList(new ArrayList<>());

    private @Nullable RadioPeer radio;
    private @Nullable AdvertisementSource made;

    /** The radio of the source under test, plugged in. */
    protected abstract RadioPeer peer() throws IOException;

    @BeforeEach
    void plugIn() throws IOException {
        radio = peer();
        configure(PATIENT);
    }

    @AfterEach
    void leave() throws IOException {
        source().stop();
        radio().close();
    }

    final RadioPeer radio() {
        return Objects.requireNonNull(radio);
    }

    final AdvertisementSource source() {
        return Objects.requireNonNull(made);
    }

    /** A new source in place of the one that was not started yet. */
    final void configure(int watchdogSeconds) {
        configure(watchdogSeconds, clock);
    }

    /** The same by another clock. */
    final void configure(int watchdogSeconds, GatewayClock other) {
        clock = other;
        made = radio().source(
                        new Tuning(NAME, watchdogSeconds, QUEUE),
                        advertisement -> advertisement.address() >= URGENT,
                        clock);
    }

    final void needs(Capability capability) {
        assumeFalse(radio().lacks().contains(capability), () -> "this kind of radio lacks " + capability);
    }

    final void startAndListen() {
        source().start(heard::add);
        awaitListening();
    }

    final void awaitListening() {
        until(() -> radio().isListenedTo() && statistics().state() == State.SCANNING);
    }

    final SourceStatistics statistics() {
        return source().statistics();
    }

    final Health health() {
        return new SourceHealth("ble.test", source(), Map::of).check();
    }

    final void awaitHeard(int count) {
        until(() -> heard.size() >= count);
    }

    final List<Long> addresses() {
        synchronized (heard) {
            return heard.stream().map(Advertisement::address).toList();
        }
    }

    /** One report and what became of it. */
    final Advertisement delivered(Heard report) throws IOException {
        startAndListen();
        radio().hear(report);
        awaitHeard(1);
        return heard.get(0);
    }

    static Heard[] reports(long from, long to) {
        return LongStream.range(from, to).mapToObj(Heard::of).toArray(Heard[]::new);
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .until(condition);
    }

    /** As {@link #until}, but a line that is just not there is tried again. */
    static void untilInSpiteOfFaults(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .until(condition);
    }

    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("wardgate-") && name.contains(NAME))
                .toList();
    }
}
