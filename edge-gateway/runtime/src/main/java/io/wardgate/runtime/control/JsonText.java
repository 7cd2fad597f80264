package io.wardgate.runtime.control;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers, booleans and null as JSON (RFC 8259), two blanks a level. */
final class JsonText {

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(@Nullable Object value) {
        JsonText text = new JsonText();
        text.write(value, "\n");
        return text.out.toString();
    }

    private void write(@Nullable Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            block('{', '}', map.isEmpty(), indent, inner -> {
                while (entries.hasNext()) {
                    Map.Entry<?, ?> entry = entries.next();
                    out.append(inner);
                    quote(String.valueOf(entry.getKey()));
                    out.append(": ");
                    write(entry.getValue(), inner);
                    out.append(entries.hasNext() ? "," : "");
                }
            });
        } else if (value instanceof List<?> list) {
            Iterator<?> items = list.iterator();
            block('[', ']', list.isEmpty(), indent, inner -> {
                while (items.hasNext()) {
                    out.append(inner);
                    write(items.next(), inner);
                    out.append(items.hasNext() ? "," : "");
                }
            });
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(value.toString());
        }
    }

    private void block(char open, char close, boolean empty, String indent, Inside inside) {
        out.append(open);
        if (!empty) {
            inside.write(indent + "  ");
            out.append(indent);
        }
        out.append(close);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u007F') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Writes what is between two brackets. */
    private interface Inside {
        void write(String indent);
    }
}
