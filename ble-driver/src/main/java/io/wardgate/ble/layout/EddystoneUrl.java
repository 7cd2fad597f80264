package io.wardgate.ble.layout;

import java.util.List;

/** Expands the compressed address of an Eddystone-URL frame (github.com/google/eddystone, eddystone-url). */
final class EddystoneUrl {

    private static final List<String> SCHEMES = List.of("http://www.", "https://www.", "http://", "https://");
    private static final List<String> EXPANSIONS = List.of(
            ".com/", ".org/", ".edu/", ".net/", ".info/", ".biz/", ".gov/", ".com", ".org", ".edu", ".net", ".info",
            ".biz", ".gov");
    private static final int PRINTABLE_FROM = 0x21;
    private static final int PRINTABLE_TO = 0x7E;

    private EddystoneUrl() {}

    /** Octets that the format reserves come out percent-encoded, so that any input gives a harmless text. */
    static String expand(byte[] field) {
        StringBuilder url = new StringBuilder();
        for (int i = 0; i < field.length; i++) {
            int octet = field[i] & 0xFF;
            List<String> table = i == 0 ? SCHEMES : EXPANSIONS;
            if (octet < table.size()) {
                url.append(table.get(octet));
            } else if (octet >= PRINTABLE_FROM && octet <= PRINTABLE_TO) {
                url.append((char) octet);
            } else {
                url.append(String.format("%%%02X", octet));
            }
        }
        return url.toString();
    }
}
