package io.wardgate.core.pipeline;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A radio that hears what the test says. */
final class HandRadio implements AdvertisementSource {

    volatile boolean started;
    private volatile long dropped;
    private volatile @Nullable AdvertisementSink sink;

    void hear(long... addresses) {
        for (long address : addresses) {
            Objects.requireNonNull(sink).accept(GatewayPipelineTest.advertisement(address));
        }
    }

    void dropped(long advertisements) {
        dropped = advertisements;
    }

    @Override
    public String name() {
        return "hand";
    }

    @Override
    public void start(AdvertisementSink to) {
        sink = to;
        started = true;
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public SourceStatistics statistics() {
        return new SourceStatistics(SourceStatistics.State.SCANNING, "by hand", 0, 0, 0, 0, dropped, 0, 0, Map.of());
    }
}
