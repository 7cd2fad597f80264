package io.wardgate.ble.band;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.decoder.PayloadDecoder;
import io.wardgate.ble.key.AesCcm;
import io.wardgate.ble.key.DeviceKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames of the band profile v1 (docs/wire/band-v1.md).
 *
 * <p>A frame is taken whole or not at all: a reserved value, a wrong length or a record before the session's first
 * refuses it, because a half-right frame means that we do not know where its bits lie. Most frames repeat records that
 * were heard, so the sink is asked before anything is built.
 *
 * <p>Owned by the pipeline's one thread.
 */
public final class BandDecoder implements PayloadDecoder {

    private static final int COMPANY_OCTETS = 2;
    private static final int LEVELS = 15;

    private final DeviceKeys keys;
    private final ReplayWindow window = new ReplayWindow();

    public BandDecoder(DeviceKeys keys) {
        this.keys = keys;
    }

    /** The range is what follows the company id, which stands right before {@code from}. */
    @Override
    public Outcome decode(Advertisement heard, int from, int to, ReadingSink sink) {
        byte[] data = heard.data();
        if (to - from < BandFrame.HEADER_OCTETS || !BandFrame.isBand(data, from)) {
            return to == from || BandFrame.isBand(data, from) ? Outcome.MALFORMED : Outcome.UNKNOWN;
        }
        boolean encrypted = BandFrame.isEncrypted(data, from);
        int octets = BandFrame.HEADER_OCTETS
                + BandFrame.bodyOctets(BandFrame.type(data, from))
                + (encrypted ? AesCcm.CHECK_OCTETS : 0);
        if (to - from != octets || BandFrame.periodMillis(data, from) < 0) {
            return Outcome.MALFORMED;
        }
        AesCcm key = keys.ofBand(BandFrame.bandId(data, from));
        if ((key != null) != encrypted) {
            return Outcome.UNAUTHENTIC;
        }
        byte[] body = key == null ? data : open(key, data, from, to);
        if (body == null) {
            return Outcome.UNAUTHENTIC;
        }
        int records = key == null ? from + BandFrame.HEADER_OCTETS : 0;
        if (!isConsistent(data, from, body, records)) {
            return Outcome.MALFORMED;
        }
        int boot = BandFrame.boot(data, from);
        int sequence = BandFrame.sequence(data, from);
        if (encrypted && !window.admits(BandFrame.bandId(data, from), boot, sequence)) {
            return Outcome.REPLAYED;
        }
        long device = DeviceId.ofBand(BandFrame.bandId(data, from));
        for (int i = 0; i < BandFrame.RECORDS; i++) {
            int bits = BandFrame.int32(body, records + i * BandFrame.RECORD_OCTETS);
            if (bits != BandRecord.NONE && sink.wants(device, boot, sequence - i)) {
                sink.accept(reading(heard, from, body, records, i, bits));
            }
        }
        sink.sighted(device, heard.rssiDbm(), heard.heardMonoNanos());
        return Outcome.DECODED;
    }

    private static byte @Nullable [] open(AesCcm key, byte[] data, int header, int to) {
        int cipherText = header + BandFrame.HEADER_OCTETS;
        byte[] clear = Arrays.copyOfRange(data, header, cipherText);
        byte[] nonce = Arrays.copyOf(clear, BandFrame.HEADER_OCTETS + COMPANY_OCTETS);
        System.arraycopy(data, header - COMPANY_OCTETS, nonce, BandFrame.HEADER_OCTETS, COMPANY_OCTETS);
        return key.open(nonce, clear, data, cipherText, to);
    }

    private static boolean isConsistent(byte[] data, int header, byte[] body, int records) {
        int sequence = BandFrame.sequence(data, header);
        for (int i = 0; i < BandFrame.RECORDS; i++) {
            int bits = BandFrame.int32(body, records + i * BandFrame.RECORD_OCTETS);
            boolean exists = bits != BandRecord.NONE;
            if ((exists && (sequence < i || !BandRecord.isAllowed(bits))) || (i == 0 && !exists)) {
                return false;
            }
        }
        return BandFrame.type(data, header) != BandFrame.FULL
                || EpisodicBlock.isAllowed(body, records + BandFrame.bodyOctets(BandFrame.COMMON));
    }

    private static Reading reading(Advertisement heard, int header, byte[] body, int records, int index, int bits) {
        byte[] data = heard.data();
        MetricValues.Builder values = MetricValues.builder();
        BandRecord.putInto(values, bits);
        int flags = BandRecord.flags(bits);
        if (index == 0) {
            int state = BandFrame.stateBits(data, header);
            flags |= flags(state);
            values.put(Metric.BATTERY, (200 * (state & 0x0F) + LEVELS) / (2 * LEVELS));
            if (BandFrame.type(data, header) == BandFrame.FULL) {
                EpisodicBlock.putInto(values, body, records + BandFrame.bodyOctets(BandFrame.COMMON));
            }
        }
        long heardMillis = Math.floorDiv(heard.heardMonoNanos(), 1_000_000L);
        return new Reading(
                DeviceId.ofBand(BandFrame.bandId(data, header)),
                BandFrame.boot(data, header),
                BandFrame.sequence(data, header) - index,
                heardMillis - BandFrame.ageMillis(data, header) - (long) index * BandFrame.periodMillis(data, header),
                heard.rssiDbm(),
                flags,
                index == 0 ? 0 : Quality.RECOVERED.mask(),
                0,
                values.build());
    }

    private static int flags(int state) {
        return ((state & BandFrame.SOS_BIT) != 0 ? Flag.SOS.mask() : 0)
                | ((state & BandFrame.FALL_BIT) != 0 ? Flag.FALL.mask() : 0)
                | ((state & BandFrame.LOW_BATTERY_BIT) != 0 ? Flag.LOW_BATTERY.mask() : 0)
                | ((state & BandFrame.CHARGING_BIT) != 0 ? Flag.CHARGING.mask() : 0);
    }
}
