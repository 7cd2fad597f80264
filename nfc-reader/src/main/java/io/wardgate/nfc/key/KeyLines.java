package io.wardgate.nfc.key;

import io.wardgate.nfc.aes.AesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Lines of a key file, one key each.
 *
 * <pre>
 *  site    number  64 digits
 *  sun     number  32 digits (meta data)  32 digits (proof)  18 to 48 digits (suffix)
 *  mutual  number  ntag424 or 6 digits (application)  slot  32 digits  18 to 48 digits (suffix)
 * </pre>
 *
 * <p>Its exceptions never hold what a line says: part of it is a key. Used once, by one thread.
 */
final class KeyLines {

    private static final int MOST_OF_A_KIND = 8;
    private static final int APPLICATION_OCTETS = 3;
    private static final String ONE_APPLICATION = "ntag424";
    private static final int LAST_NUMBER = 1_000_000;
    private static final int LAST_SLOT = 13;

    private final List<SiteKey> sites = new ArrayList<>();
    private final List<SunKeys> suns = new ArrayList<>();
    private final List<MutualKey> mutuals = new ArrayList<>();

    /** @throws IllegalArgumentException if the line is wrong */
    void add(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        String[] words = text.split("\\s+");
        switch (words[0]) {
            case "site" -> addSite(words);
            case "sun" -> addSun(words);
            case "mutual" -> addMutual(words);
            default -> throw new IllegalArgumentException("begins with none of: site, sun, mutual");
        }
    }

    /** The highest number of a kind is in force, so it comes first. */
    TagKeys keys() {
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("has no line with a site key, as: site 1 and 64 hexadecimal digits");
        }
        sites.sort(Comparator.comparingInt(SiteKey::number).reversed());
        suns.sort(Comparator.comparingInt(SunKeys::number).reversed());
        mutuals.sort(Comparator.comparingInt(MutualKey::number).reversed());
        return new TagKeys(sites, suns, mutuals);
    }

    private void addSite(String[] words) {
        expect(words, 3);
        int number = number(words[1], 1, LAST_NUMBER, "its number");
        isNew(sites.stream().anyMatch(site -> site.number() == number), number, sites.size());
        sites.add(new SiteKey(number, hex(words[2], SiteKey.OCTETS, SiteKey.OCTETS, "its key")));
    }

    private void addSun(String[] words) {
        expect(words, 5);
        int number = number(words[1], 1, LAST_NUMBER, "its number");
        isNew(suns.stream().anyMatch(sun -> sun.number() == number), number, suns.size());
        suns.add(new SunKeys(number, key(words[2]), key(words[3]), suffix(words[4])));
    }

    private void addMutual(String[] words) {
        expect(words, 6);
        int number = number(words[1], 1, LAST_NUMBER, "its number");
        isNew(mutuals.stream().anyMatch(mutual -> mutual.number() == number), number, mutuals.size());
        byte[] application = words[2].equals(ONE_APPLICATION)
                ? new byte[0]
                : hex(
                        words[2],
                        APPLICATION_OCTETS,
                        APPLICATION_OCTETS,
                        "its application, if not " + ONE_APPLICATION + ",");
        int slot = number(words[3], 0, LAST_SLOT, "its slot");
        mutuals.add(new MutualKey(number, application, slot, key(words[4]), suffix(words[5])));
    }

    private static void expect(String[] words, int count) {
        if (words.length != count) {
            throw new IllegalArgumentException(
                    "a line of " + words[0] + " has " + count + " words, not " + words.length);
        }
    }

    private static void isNew(boolean isThere, int number, int count) {
        if (isThere) {
            throw new IllegalArgumentException("number " + number + " is there already");
        }
        if (count == MOST_OF_A_KIND) {
            throw new IllegalArgumentException("more than " + MOST_OF_A_KIND + " keys of a kind");
        }
    }

    private static AesKey key(String digits) {
        return new AesKey(hex(digits, AesKey.OCTETS, AesKey.OCTETS, "each key"));
    }

    private static byte[] suffix(String digits) {
        return hex(digits, DiversifiedKey.SHORTEST_SUFFIX, DiversifiedKey.LONGEST_SUFFIX, "its suffix");
    }

    /** Without the cause: its message would hold the digits. */
    private static byte[] hex(String digits, int least, int most, String what) {
        boolean isHex = digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit);
        if (!isHex || digits.length() < 2 * least || digits.length() > 2 * most) {
            throw new IllegalArgumentException(what + " must have "
                    + (least == most ? String.valueOf(2 * least) : 2 * least + " to " + 2 * most)
                    + " hexadecimal digits");
        }
        return HexFormat.of().parseHex(digits);
    }

    private static int number(String digits, int least, int most, String what) {
        boolean isNumber =
                digits.length() <= 7 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = isNumber ? Integer.parseInt(digits) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(what + " must be a number from " + least + " to " + most);
        }
        return number;
    }
}
