package io.wardgate.simulator.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One mapping of a scenario while it is read. Collects faults instead of throwing, so that an author sees all of them
 * at once; a faulty value reads as its fallback.
 */
final class Section {

    private final String path;
    private final Map<?, ?> values;
    private final List<String> faults;
    private final Set<String> known = new HashSet<>();

    Section(String path, Map<?, ?> values, List<String> faults) {
        this.path = path;
        this.values = values;
        this.faults = faults;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    long integer(String key, long fallback, long least, long most) {
        Object value = take(key, fallback);
        if (value instanceof Number number
                && (number instanceof Integer || number instanceof Long)
                && number.longValue() >= least
                && number.longValue() <= most) {
            return number.longValue();
        }
        fault(key, value, "a whole number from " + least + " to " + most);
        return fallback;
    }

    double number(String key, double fallback, double least, double most) {
        Object value = take(key, fallback);
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        fault(key, value, "a number from " + least + " to " + most);
        return fallback;
    }

    boolean flag(String key, boolean fallback) {
        Object value = take(key, fallback);
        if (value instanceof Boolean flag) {
            return flag;
        }
        fault(key, value, "true or false");
        return fallback;
    }

    String text(String key, String fallback) {
        Object value = take(key, fallback);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        fault(key, value, "a text that is not empty");
        return fallback;
    }

    /** A list of numbers, each in the range. */
    List<Double> numbers(String key, double least, double most) {
        List<Double> numbers = new ArrayList<>();
        for (Object element : list(key)) {
            if (element instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
                numbers.add(number.doubleValue());
            } else {
                fault(key, element, "numbers from " + least + " to " + most);
            }
        }
        return numbers;
    }

    /** A point on the floor in metres. */
    Point point(String key, Point fallback) {
        if (!has(key)) {
            known.add(key);
            return fallback;
        }
        List<Double> numbers = numbers(key, 0, 1000);
        if (numbers.size() == 2) {
            return new Point(numbers.get(0), numbers.get(1));
        }
        fault(key, String.valueOf(values.get(key)), "[x, y] in metres, 0 to 1000");
        return fallback;
    }

    Section section(String key) {
        Object value = take(key, Map.of());
        if (value instanceof Map<?, ?> map) {
            return new Section(at(key), map, faults);
        }
        fault(key, value, "a mapping");
        return new Section(at(key), Map.of(), faults);
    }

    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        int index = 0;
        for (Object element : list(key)) {
            if (element instanceof Map<?, ?> map) {
                sections.add(new Section(at(key) + "[" + index + "]", map, faults));
            } else {
                fault(key, element, "a list of mappings");
            }
            index++;
        }
        return sections;
    }

    void fault(String key, Object value, String allowed) {
        faults.add(at(key) + " = " + value + "; allowed: " + allowed);
    }

    /** Call after the last key was read: names keys that nobody asked for. */
    void end() {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                fault(
                        String.valueOf(key),
                        String.valueOf(values.get(key)),
                        "no such key; known: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private List<?> list(String key) {
        Object value = take(key, List.of());
        if (value instanceof List<?> list) {
            return list;
        }
        fault(key, value, "a list");
        return List.of();
    }

    private Object take(String key, Object fallback) {
        known.add(key);
        Object value = values.get(key);
        return value == null ? (values.containsKey(key) ? "nothing" : fallback) : value;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
