package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes one unnumbered reading of a message of a foreign device; the deduper numbers it.
 *
 * <p>Of several values of one metric the first is carried. What has no metric, or is too great for the wire, is counted,
 * not carried.
 */
public final class MessageDecoder implements PayloadDecoder {

    private static final BigDecimal GREATEST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final MessageReader reader;
    private final AtomicLong unmapped;

    /** @param unmapped counts values that have no metric; shared by all decoders of a registry */
    public MessageDecoder(MessageReader reader, AtomicLong unmapped) {
        this.reader = reader;
        this.unmapped = unmapped;
    }

    public MessageReader reader() {
        return reader;
    }

    @Override
    public Outcome decode(Advertisement heard, int from, int to, ReadingSink sink) {
        Message message = reader.read(heard, from, to);
        Outcome outcome = message.outcome();
        if (outcome != Outcome.DECODED && outcome != Outcome.IDENTIFIED) {
            return outcome;
        }
        long device = DeviceId.ofAddress(message.address());
        if (outcome == Outcome.DECODED) {
            accept(message, device, heard, sink);
        }
        sink.sighted(device, heard.rssiDbm(), heard.heardMonoNanos());
        return outcome;
    }

    private void accept(Message message, long device, Advertisement heard, ReadingSink sink) {
        MetricValues.Builder values = MetricValues.builder();
        int present = 0;
        int flags = 0;
        long unknown = message.events().size();
        for (Measurement measurement : message.measurements()) {
            Metric metric = measurement.metric();
            if (metric != null && measurement.value() instanceof Value.Numeric numeric) {
                BigDecimal carried = scaled(numeric.number(), metric);
                if (carried.abs().compareTo(GREATEST) > 0) {
                    unknown++;
                } else if ((present & metric.mask()) == 0) {
                    present |= metric.mask();
                    values.put(metric, carried.intValue());
                }
            } else if (measurement.flag() != null && measurement.value() instanceof Value.Binary binary) {
                flags |= binary.on() ? measurement.flag().mask() : 0;
            } else {
                unknown++;
            }
        }
        unmapped.addAndGet(unknown);
        if (present != 0 || flags != 0) {
            long heardMillis = Math.floorDiv(heard.heardMonoNanos(), 1_000_000L);
            sink.accept(new Reading(
                    device, 0, Reading.NO_SEQUENCE, heardMillis, heard.rssiDbm(), flags, 0, 0, values.build()));
        }
    }

    private static BigDecimal scaled(BigDecimal number, Metric metric) {
        return number.movePointRight(metric.decimals()).setScale(0, RoundingMode.HALF_EVEN);
    }
}
