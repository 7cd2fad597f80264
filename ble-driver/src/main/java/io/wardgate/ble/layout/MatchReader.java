package io.wardgate.ble.layout;

import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.decoder.AdMatch;
import io.wardgate.ble.table.TableNode;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads the mapping {@code match} of a table entry. */
public final class MatchReader {

    private static final int GREATEST_ID = 0xFFFF;
    private static final int LONGEST = 1_650;
    private static final String UUID_128 = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    private MatchReader() {}

    /** The match that this node describes. */
    public static AdMatch of(TableNode node) {
        node.allow("manufacturer", "service", "prefix", "mask", "least", "greatest");
        if (node.has("manufacturer") == node.has("service")) {
            throw node.fault("manufacturer", "or service is needed: one of them");
        }
        if (node.has("manufacturer")) {
            return ofId(node, AdCursor.MANUFACTURER, id16(node, "manufacturer"));
        }
        String service = node.text("service");
        return service.matches(UUID_128)
                ? ofId(node, AdCursor.SERVICE_DATA_128, id128(service))
                : ofId(node, AdCursor.SERVICE_DATA_16, id16(node, "service"));
    }

    /** The match of manufacturer data whose company id is not in the table but configured. */
    public static AdMatch ofCompany(TableNode node, int company) {
        node.allow("manufacturer", "prefix", "mask", "least", "greatest");
        return ofId(node, AdCursor.MANUFACTURER, littleEndian(company));
    }

    private static AdMatch ofId(TableNode node, int adType, byte[] id) {
        byte[] prefix = node.hex("prefix");
        byte[] mask = node.hex("mask");
        if (!node.has("mask")) {
            mask = new byte[prefix.length];
            Arrays.fill(mask, (byte) 0xFF);
        }
        if (mask.length != prefix.length) {
            throw node.fault("mask", "has " + mask.length + " octets; allowed: " + prefix.length + ", as the prefix");
        }
        int least = node.number("least", 0, LONGEST, prefix.length);
        return new AdMatch(adType, id, prefix, mask, least, node.number("greatest", least, LONGEST, LONGEST));
    }

    private static byte[] id16(TableNode node, String key) {
        node.number(key);
        return littleEndian(node.number(key, 0, GREATEST_ID, 0));
    }

    private static byte[] littleEndian(int id) {
        return new byte[] {(byte) id, (byte) (id >> 8)};
    }

    private static byte[] id128(String uuid) {
        byte[] written = HexFormat.of().parseHex(uuid.replace("-", ""));
        byte[] sent = new byte[written.length];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = written[written.length - 1 - i];
        }
        return sent;
    }
}
