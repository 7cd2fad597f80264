package io.wardgate.ble.bthome;

import io.wardgate.ble.decoder.DeviceEvent;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The objects of one message, in their order.
 *
 * <p>An unknown object id or a value that overruns the message ends it, because nobody knows where the next object
 * starts; the objects before it are good. A quantity that comes more than once is numbered: {@code temperature_1},
 * {@code temperature_2}.
 */
final class ObjectList {

    private final List<ObjectValue> objects = new ArrayList<>();
    private final boolean whole;

    ObjectList(ObjectTable table, byte[] data, int from, int to) {
        int at = from;
        boolean readable = true;
        while (at < to && readable) {
            ObjectType type = table.type(data[at] & 0xFF);
            int start = at + 1;
            int length = type == null ? 0 : type.octets();
            if (type != null && type.format().hasOwnLength()) {
                length = start < to ? data[start] & 0xFF : to;
                start++;
            }
            readable = type != null && start + length <= to;
            if (type != null && readable) {
                if (length > 0) {
                    objects.add(new ObjectValue(type, Arrays.copyOfRange(data, start, start + length)));
                }
                at = start + length;
            }
        }
        whole = readable;
    }

    /** False if something at the end could not be read. */
    boolean isWhole() {
        return whole;
    }

    List<Measurement> measurements() {
        List<Measurement> measurements = new ArrayList<>();
        forEachNamed((object, name) -> {
            Value value = object.value();
            if (value != null) {
                ObjectType type = object.type();
                measurements.add(new Measurement(name, value, type.unit(), type.metric(), type.flag()));
            }
        });
        return measurements;
    }

    List<DeviceEvent> events() {
        List<DeviceEvent> events = new ArrayList<>();
        forEachNamed((object, name) -> {
            DeviceEvent event = object.event(name);
            if (event != null) {
                events.add(event);
            }
        });
        return events;
    }

    private void forEachNamed(BiConsumer<ObjectValue, String> visitor) {
        Map<String, Integer> total = new HashMap<>();
        objects.forEach(object -> total.merge(object.type().quantity(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        for (ObjectValue object : objects) {
            String quantity = object.type().quantity();
            String name = object.type().name();
            if (total.getOrDefault(quantity, 0) > 1) {
                name += "_" + seen.merge(quantity, 1, Integer::sum);
            }
            visitor.accept(object, name);
        }
    }
}
