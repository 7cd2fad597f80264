package io.wardgate.core.deduplication;

import io.wardgate.api.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Lets each record pass once. Key is (device, boot, sequence); devices without record numbers are recognised by content
 * and numbered here.
 *
 * <p>It is a filter that saves flash and line, not the guarantee: a record that slips through twice meets the same key
 * in the database. So it may forget (a device that gives way to others), but it must never take a new record for an
 * old one.
 *
 * <p>Not thread-safe: called under the pipeline's lock. No allocation for known devices that number their records.
 */
public final class Deduper {

    /** Devices remembered at once: ten floors of bands and their neighbours. */
    public static final int DEVICES = 4_096;

    /** A device silent for longer may give way unnoticed; one heard since is counted as pushed out. */
    static final long IDLE_MILLIS = 60_000;

    private final DeviceTable devices;
    private final int gatewayBoot;

    /** Where a returning device goes on counting after it was forgotten: behind every number ever given away. */
    private long firstSequence = 1;

    private long duplicates;
    private long forgotten;
    private long pushedOut;

    public Deduper(int gatewayBoot) {
        this(gatewayBoot, DEVICES);
    }

    Deduper(int gatewayBoot, int maxDevices) {
        this.gatewayBoot = gatewayBoot;
        this.devices = new DeviceTable(maxDevices);
    }

    /** Whether a numbered record is new; changes nothing. */
    public boolean wants(long deviceId, int boot, long sequence) {
        Device device = devices.find(deviceId);
        return device == null || device.sequences.isNew(boot, sequence);
    }

    /** The reading to go on with, numbered if it was not; null if it was heard before. */
    public @Nullable Reading admit(Reading reading, long heardMonoMillis) {
        Device device = heard(reading.deviceId(), heardMonoMillis);
        if (reading.sequence() == Reading.NO_SEQUENCE) {
            if (device.contents().admit(reading)) {
                return reading.numbered(gatewayBoot, device.nextSequence++);
            }
        } else if (device.sequences.isNew(reading.boot(), reading.sequence())) {
            device.sequences.mark(reading.boot(), reading.sequence());
            return reading;
        }
        duplicates++;
        return null;
    }

    /** A known device is still about, though it said nothing new. */
    public void sighted(long deviceId, long heardMonoMillis) {
        Device device = devices.find(deviceId);
        if (device != null) {
            devices.touch(device, heardMonoMillis);
        }
    }

    /** Readings refused because they were heard before, or are too old to tell. */
    public long duplicates() {
        return duplicates;
    }

    /** Idle devices that gave way to others. */
    public long forgotten() {
        return forgotten;
    }

    /** Devices that gave way although they were heard within the last minute: the table is too small here. */
    public long pushedOut() {
        return pushedOut;
    }

    /** Devices remembered now. */
    public int devices() {
        return devices.size();
    }

    private Device heard(long deviceId, long heardMonoMillis) {
        Device device = devices.find(deviceId);
        if (device == null) {
            if (devices.isFull()) {
                forgetOne(heardMonoMillis);
            }
            device = new Device(deviceId, firstSequence, heardMonoMillis);
            devices.add(device);
        } else {
            devices.touch(device, heardMonoMillis);
        }
        return device;
    }

    private void forgetOne(long nowMillis) {
        Device gone = devices.removeOldest();
        if (gone == null) {
            return;
        }
        firstSequence = Math.max(firstSequence, gone.nextSequence);
        if (nowMillis - gone.lastHeardMillis > IDLE_MILLIS) {
            forgotten++;
        } else {
            pushedOut++;
        }
    }
}
