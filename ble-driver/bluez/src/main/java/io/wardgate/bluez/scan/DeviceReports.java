package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.Intake;
import io.wardgate.bluez.bus.BusMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes advertisements of what BlueZ tells about devices. It remembers {@value #GREATEST_DEVICES} of them, those heard
 * last; a device that is not known is asked for once, and the answer, which has the same values, is reported in place of
 * the signal.
 *
 * <p>Owned by the reader thread.
 */
final class DeviceReports {

    static final int GREATEST_DEVICES = 4_096;
    private static final int GREATEST_QUESTIONS = 64;
    private static final String FORGOTTEN = "forgottenDevices";
    private static final String UNASKED = "unaskedDevices";

    /** Changes of these are advertisements; others come from connections and pairing. */
    private static final Set<String> ADVERTISED =
            Set.of("RSSI", "ManufacturerData", "ServiceData", "AdvertisingFlags", "AdvertisingData");

    /** Asks BlueZ for all properties of a device; the answer carries the serial that is returned. */
    interface Question {
        long ask(String path) throws IOException;
    }

    private final String source;
    private final GatewayClock clock;
    private final Intake intake;
    private final Question question;
    private final Map<Long, String> asked = new HashMap<>();
    private final Map<String, HeardDevice> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HeardDevice> eldest) {
            if (size() <= GREATEST_DEVICES) {
                return false;
            }
            intake.count(FORGOTTEN, 1);
            return true;
        }
    };

    DeviceReports(String source, GatewayClock clock, Intake intake, Question question) {
        this.source = source;
        this.clock = clock;
        this.intake = intake;
        this.question = question;
        intake.count(FORGOTTEN, 0);
        intake.count(UNASKED, 0);
    }

    /** Properties of a device changed; whether that was an advertisement. */
    boolean changed(String path, Map<?, ?> properties) throws IOException {
        HeardDevice device = known.get(path);
        if (properties.keySet().stream().anyMatch(ADVERTISED::contains)) {
            if (device != null) {
                report(device, properties);
                return true;
            }
            ask(path);
        } else if (device != null) {
            device.learn(properties);
        }
        return false;
    }

    /** BlueZ has a new device; whether it was just heard. */
    boolean added(String path, Map<?, ?> properties) {
        HeardDevice device = remembered(path);
        if (device == null) {
            return false;
        }
        if (properties.containsKey("RSSI")) {
            report(device, properties);
            return true;
        }
        device.learn(properties);
        return false;
    }

    /** An answer to one of our questions; whether it was one and told an advertisement. */
    boolean answered(BusMessage message) throws IOException {
        String path = asked.remove(message.answersSerial());
        return path != null
                && message.kind() == BusMessage.Kind.ANSWER
                && added(path, (Map<?, ?>) message.arguments().get(0));
    }

    void removed(String path) {
        known.remove(path);
    }

    /** Nothing is known of the devices of another adapter or another BlueZ. */
    void forgetAll() {
        known.clear();
        asked.clear();
    }

    private void report(HeardDevice device, Map<?, ?> told) {
        int wrong = device.learn(told);
        AdStructures structures = new AdStructures(device, told);
        for (int i = 0; i < wrong + structures.wrong(); i++) {
            intake.malformed();
        }
        intake.report(new Advertisement(
                source,
                device.address,
                device.type,
                false,
                1,
                0,
                device.rssiDbm,
                Advertisement.TX_POWER_UNKNOWN,
                structures.octets(),
                clock.monoNanos()));
    }

    private void ask(String path) throws IOException {
        if (asked.containsValue(path)) {
            return;
        }
        if (asked.size() >= GREATEST_QUESTIONS) {
            intake.count(UNASKED, 1);
            return;
        }
        asked.put(question.ask(path), path);
    }

    private @Nullable HeardDevice remembered(String path) {
        HeardDevice device = known.get(path);
        if (device == null) {
            try {
                device = new HeardDevice(path);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                intake.malformed();
                return null;
            }
            known.put(path, device);
        }
        return device;
    }
}
