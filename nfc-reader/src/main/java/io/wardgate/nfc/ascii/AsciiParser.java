package io.wardgate.nfc.ascii;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.ascii.AsciiFormat.Digits;
import io.wardgate.nfc.number.LineSplitter;
import io.wardgate.nfc.number.NumberParser;
import io.wardgate.nfc.reader.TagNumbers;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text, such as {@code 04A1B2C3D4E5F6<CR>}. A line that does not look as configured is no tag but a banner or
 * noise, and is counted; never logged, since it may hold a UID all the same.
 */
public final class AsciiParser implements NumberParser {

    private final AsciiFormat format;
    private final LineSplitter splitter;
    private final AtomicLong otherLines = new AtomicLong();
    private final AtomicLong wrongCheck = new AtomicLong();
    private final AtomicLong wrongLength = new AtomicLong();

    public AsciiParser(AsciiFormat format) {
        this.format = format;
        this.splitter = new LineSplitter(format.terminator());
    }

    @Override
    public void feed(byte[] octets, int count, long monoMillis, Consumer<TagUid> numbers) {
        splitter.feed(octets, count, line -> number(line).ifPresent(numbers));
    }

    @Override
    public void forget() {
        splitter.forget();
    }

    @Override
    public Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>();
        byName.put("otherLines", otherLines.get());
        byName.put("tooLongLines", splitter.tooLong());
        byName.put("wrongChecks", wrongCheck.get());
        byName.put("wrongLengths", wrongLength.get());
        return byName;
    }

    private Optional<TagUid> number(String line) {
        Matcher parts = format.pattern().matcher(line);
        String written = parts.matches() ? parts.group(1) : null;
        byte[] number = written == null ? null : octets(written);
        if (number == null) {
            otherLines.incrementAndGet();
            return Optional.empty();
        }
        if (format.hasCheck()) {
            if (number.length < 2 || !isChecked(number)) {
                wrongCheck.incrementAndGet();
                return Optional.empty();
            }
            number = Arrays.copyOf(number, number.length - 1);
        }
        Optional<TagUid> uid = uid(number);
        if (uid.isEmpty()) {
            wrongLength.incrementAndGet();
        }
        return uid;
    }

    /** As written; null if those are no digits. */
    private byte @Nullable [] octets(String written) {
        try {
            if (format.digits() == Digits.HEX) {
                return HexFormat.of().parseHex(written);
            }
            return new BigInteger(written).signum() < 0 ? null : unsigned(new BigInteger(written));
        } catch (IllegalArgumentException e) {
            // The pattern lets through what is no number: a line like any other.
            return null;
        }
    }

    private Optional<TagUid> uid(byte[] number) {
        byte[] octets = number;
        if (format.octets() > 0) {
            if (number.length > format.octets()) {
                return Optional.empty();
            }
            octets = new byte[format.octets()];
            System.arraycopy(number, 0, octets, octets.length - number.length, number.length);
        }
        return TagNumbers.of(format.isReversed() ? reversed(octets) : octets);
    }

    private static boolean isChecked(byte[] octets) {
        int sum = 0;
        for (byte octet : octets) {
            sum ^= octet;
        }
        return sum == 0;
    }

    private static byte[] unsigned(BigInteger value) {
        byte[] signed = value.toByteArray();
        return signed.length > 1 && signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
