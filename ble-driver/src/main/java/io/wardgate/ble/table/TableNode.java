package io.wardgate.ble.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One mapping of a table file, read with checks; a fault names the file and the path to the key. */
public final class TableNode {

    /** More digits or a greater exponent would let a table file make arithmetic arbitrarily expensive. */
    private static final int MOST_DIGITS = 18;

    private final String path;
    private final Map<?, ?> content;

    private TableNode(String path, Map<?, ?> content) {
        this.path = path;
        this.content = content;
    }

    static TableNode root(String file, @Nullable Object content) {
        return of(file + ":", content);
    }

    /** The file and the way to this mapping in it. */
    public String path() {
        return path;
    }

    /** Refuses keys that are not among these, because a mistyped key would silently have no effect. */
    public TableNode allow(String... keys) {
        for (Object key : content.keySet()) {
            if (!List.of(keys).contains(String.valueOf(key))) {
                throw new TableException(
                        path + " has the unknown key " + key + "; allowed: " + String.join(", ", keys));
            }
        }
        return this;
    }

    /** The mappings of a list; an absent list is empty. */
    public List<TableNode> list(String key) {
        List<?> items = items(key);
        List<TableNode> nodes = new ArrayList<>(items.size());
        for (Object item : items) {
            nodes.add(of(at(key) + "[" + nodes.size() + "]", item));
        }
        return nodes;
    }

    /** The things of a list, as YAML gives them; an absent list is empty. */
    public List<?> items(String key) {
        Object value = content.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items;
        }
        throw fault(key, "must be a list, not " + value);
    }

    public TableNode node(String key) {
        return of(at(key), content.get(key));
    }

    /** The keys of this mapping with their values, as YAML gives them. */
    public Map<?, ?> entries() {
        return content;
    }

    public boolean has(String key) {
        return content.get(key) != null;
    }

    public String text(String key) {
        return optionalText(key).orElseThrow(() -> fault(key, "is missing"));
    }

    public Optional<String> optionalText(String key) {
        return Optional.ofNullable(content.get(key)).map(String::valueOf);
    }

    public int number(String key) {
        if (content.get(key) instanceof Integer number) {
            return number;
        }
        throw fault(key, has(key) ? "must be a whole number, not " + content.get(key) : "is missing");
    }

    /** A whole number within limits, or what holds without one. */
    public int number(String key, int least, int most, int otherwise) {
        int number = has(key) ? number(key) : otherwise;
        if (number < least || number > most) {
            throw fault(key, "is " + number + "; allowed: " + least + " to " + most);
        }
        return number;
    }

    /** A whole number of any size, or null. */
    public @Nullable BigInteger integer(String key) {
        return has(key) ? integer(key, content.get(key)) : null;
    }

    /** One whole number or a list of them; none if the key is absent. */
    public List<BigInteger> integers(String key) {
        if (!has(key)) {
            return List.of();
        }
        List<?> items = content.get(key) instanceof List<?> list ? list : List.of(text(key));
        return items.stream().map(item -> integer(key, item)).toList();
    }

    public BigDecimal decimal(String key, BigDecimal otherwise) {
        return has(key) ? decimalOf(key, content.get(key)) : otherwise;
    }

    /** A number that stands somewhere below the key. */
    public BigDecimal decimalOf(String key, @Nullable Object value) {
        try {
            BigDecimal number = new BigDecimal(String.valueOf(value));
            if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
                throw fault(key, "is " + value + "; allowed: at most " + MOST_DIGITS + " digits");
            }
            return number;
        } catch (NumberFormatException e) {
            throw fault(key, "must be a number, not " + value);
        }
    }

    /** Octets as hex digits, with or without blanks. */
    public byte[] hex(String key) {
        String text = optionalText(key).orElse("");
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw fault(key, "must be pairs of hex digits in quotes, not " + text);
        }
    }

    /** A constant of an enum by its name. */
    public <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
        return optionalText(key)
                .map(name -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> fault(key, "is " + name + "; allowed: " + List.of(type.getEnumConstants()))));
    }

    /** A fault of this node, to throw. */
    public TableException fault(String key, String what) {
        return new TableException(at(key) + " " + what);
    }

    private BigInteger integer(String key, @Nullable Object value) {
        try {
            return new BigInteger(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw fault(key, "must be a whole number, not " + value);
        }
    }

    private String at(String key) {
        return path.endsWith(":") ? path + " " + key : path + "." + key;
    }

    private static TableNode of(String path, @Nullable Object content) {
        if (content instanceof Map<?, ?> map) {
            return new TableNode(path, map);
        }
        throw new TableException(path + (content == null ? " is missing" : " must be a mapping, not " + content));
    }
}
