package io.wardgate.core.cleaning;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.device.DeviceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds quality bits to a reading; the values stay as they came, and nothing is removed. An emergency is checked against
 * the hard ranges alone, because nothing may make it look less urgent; its values are learned all the same.
 *
 * <p>Remembers {@link #DEVICES} devices, the one heard least recently gives way. A device that was forgotten starts anew:
 * its first values are believed if they are possible.
 *
 * <p>Safe from any thread; called by the radios one after the other, under the pipeline's lock. Allocates only for a
 * device or a vital sign that is new, and for a reading that gets a bit.
 */
public class Cleaner {

    /** Devices remembered at once: as many as the deduper knows. */
    public static final int DEVICES = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);

    private final DeviceTable<DeviceTracks> devices;
    private final Assessment assessment = new Assessment();
    private final FoundBits bits = new FoundBits();

    /** Readings that got each bit, by its position; written under the lock, read by anybody. */
    private final AtomicLongArray marked = new AtomicLongArray(Integer.SIZE);

    private CleaningRules rules;

    /** With the rules for wristbands. */
    public Cleaner() {
        this(CleaningRules.ofBands());
    }

    public Cleaner(CleaningRules rules) {
        this(rules, DEVICES);
    }

    Cleaner(CleaningRules rules, int maxDevices) {
        this.rules = rules;
        this.devices = new DeviceTable<>(maxDevices, DeviceTracks::new, DeviceTracks::clear);
    }

    /** The reading with what the rules say of it; the same one if they say nothing. */
    public final synchronized Reading clean(Reading reading) {
        DeviceTracks tracks = devices.heard(reading.deviceId());
        bits.clear();
        assessment.judge(reading, rules, tracks, bits);
        if (bits.quality() != 0) {
            count(bits.quality());
            if (LOG.isDebugEnabled()) {
                LOG.debug("{} #{}: {}", DeviceId.format(reading.deviceId()), reading.sequence(), explain(reading));
            }
        }
        assessment.learn(reading, rules, tracks);
        return reading.withQuality(bits.quality(), bits.suspect());
    }

    /**
     * Why {@link #clean} would give this reading its bits now, one finding a rule; changes nothing. What became of a
     * reading earlier is told by a new cleaner that cleans the device's raw values up to it.
     */
    public final synchronized List<Finding> explain(Reading reading) {
        List<Finding> findings = new ArrayList<>();
        new Assessment()
                .judge(
                        reading,
                        rules,
                        devices.find(reading.deviceId()),
                        (rule, metrics, value, reference, limit) ->
                                findings.add(new Finding(rule, metrics, value, reference, limit)));
        return findings;
    }

    /** Goes by other rules from the next reading on; what is known of the devices stays. */
    public final synchronized void use(CleaningRules changed) {
        rules = changed;
    }

    /** Devices remembered now. */
    public final synchronized int devices() {
        return devices.size();
    }

    /** How many readings got each bit since start, for those that cleaning sets; by the name of the bit. */
    public final Map<String, Long> marked() {
        Map<String, Long> counts = new TreeMap<>();
        for (Rule rule : Rule.values()) {
            counts.put(
                    rule.quality().name(),
                    marked.get(Integer.numberOfTrailingZeros(rule.quality().mask())));
        }
        return counts;
    }

    private void count(int quality) {
        for (int left = quality; left != 0; left &= left - 1) {
            int place = Integer.numberOfTrailingZeros(left);
            marked.setRelease(place, marked.getPlain(place) + 1);
        }
    }
}
