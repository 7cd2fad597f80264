package io.wardgate.nfc.wiegand;

import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.number.LineSplitter;
import io.wardgate.nfc.number.NumberParser;
import io.wardgate.nfc.number.Terminator;
import io.wardgate.nfc.reader.TagNumbers;
import io.wardgate.nfc.wiegand.WiegandFrame.Fault;
import io.wardgate.nfc.wiegand.WiegandFrame.WiegandException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a bridge says that listens on the two wires: the bits of one frame as digits 0 and 1, ended by CR, LF or both
 * (docs/wire/number-readers.md). Other lines are counted and left out.
 */
public final class WiegandParser implements NumberParser {

    private static final Pattern BITS = Pattern.compile("[01]+");

    private final LineSplitter splitter = new LineSplitter(Terminator.ANY);
    private final AtomicLong otherLines = new AtomicLong();
    private final AtomicLong wrongLengths = new AtomicLong();
    private final AtomicLong wrongParities = new AtomicLong();

    @Override
    public void feed(byte[] octets, int count, long monoMillis, Consumer<TagUid> numbers) {
        splitter.feed(octets, count, line -> take(line, numbers));
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
        byName.put("wrongLengths", wrongLengths.get());
        byName.put("wrongParities", wrongParities.get());
        return byName;
    }

    private void take(String line, Consumer<TagUid> numbers) {
        if (!BITS.matcher(line).matches()) {
            otherLines.incrementAndGet();
            return;
        }
        try {
            TagNumbers.of(WiegandFrame.of(line).octets()).ifPresent(numbers);
        } catch (WiegandException e) {
            (e.fault() == Fault.PARITY ? wrongParities : wrongLengths).incrementAndGet();
        }
    }
}
