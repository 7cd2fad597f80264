package io.wardgate.ble.source;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.ble.queue.AdvertisementQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatcher thread of one source: takes advertisements from the queue and hands them to the sink. A sink that
 * throws loses that advertisement, not the radio.
 */
final class Dispatcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int WAIT_MILLIS = 1_000;

    private final AdvertisementQueue queue;
    private final AdvertisementSink sink;
    private final SourceFigures figures;
    private long failures;

    Dispatcher(AdvertisementQueue queue, AdvertisementSink sink, SourceFigures figures) {
        this.queue = queue;
        this.sink = sink;
        this.figures = figures;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Advertisement next = queue.take(WAIT_MILLIS);
                if (next != null) {
                    deliver(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Advertisement advertisement) {
        try {
            sink.accept(advertisement);
        } catch (RuntimeException e) {
            failures++;
            // Powers of two only: a sink that always fails must not fill the disk with its log.
            if (Long.bitCount(failures) == 1) {
                LOG.error("{} advertisements of {} were lost in the sink", failures, advertisement.source(), e);
            }
        }
        figures.delivered.incrementAndGet();
    }
}
