package io.wardgate.ble.decoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One mapping of a table file, read with checks; a fault names the file and the path to the key. */
public final class TableNode {

    private final String path;
    private final Map<?, ?> content;

    private TableNode(String path, Map<?, ?> content) {
        this.path = path;
        this.content = content;
    }

    /** The root of a table that lies beside a class. */
    public static TableNode resource(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("decoder table " + file + " is missing");
            }
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setSchema(new CoreSchema())
                    .build();
            return of(file, new Load(settings).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("decoder table " + file + " cannot be read", e);
        }
    }

    /** The mappings of a list; an absent list is empty. */
    public List<TableNode> list(String key) {
        List<TableNode> nodes = new ArrayList<>();
        if (content.get(key) instanceof List<?> items) {
            for (Object item : items) {
                nodes.add(of(path + "." + key + "[" + nodes.size() + "]", item));
            }
        }
        return nodes;
    }

    public TableNode node(String key) {
        return of(path + "." + key, content.get(key));
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
        throw fault(key, "must be a whole number, not " + content.get(key));
    }

    public int number(String key, int otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    public BigDecimal decimal(String key, BigDecimal otherwise) {
        try {
            return optionalText(key).map(BigDecimal::new).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw fault(key, "must be a number, not " + content.get(key));
        }
    }

    public byte[] hex(String key) {
        try {
            return HexFormat.of().parseHex(optionalText(key).orElse(""));
        } catch (IllegalArgumentException e) {
            throw fault(key, "must be hex digits, not " + content.get(key));
        }
    }

    /** A constant of an enum by its name. */
    public <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
        try {
            return optionalText(key).map(name -> Enum.valueOf(type, name));
        } catch (IllegalArgumentException e) {
            throw fault(key, "must be one of " + List.of(type.getEnumConstants()) + ", not " + content.get(key));
        }
    }

    /** A fault of this node, to throw. */
    public IllegalArgumentException fault(String key, String what) {
        return new IllegalArgumentException("decoder table " + path + "." + key + " " + what);
    }

    private static TableNode of(String path, @Nullable Object content) {
        if (content instanceof Map<?, ?> map) {
            return new TableNode(path, map);
        }
        throw new IllegalArgumentException("decoder table " + path + " must be a mapping");
    }
}
