package io.wardgate.nfc.number;

import io.wardgate.api.nfc.TagUid;
import java.util.Map;
import java.util.function.Consumer;

/** Finds numbers of tags in what a reader says. Owned by the reader's thread; the counts may be read by any. */
public interface NumberParser {

    /** Takes octets as they came from the line. */
    void feed(byte[] octets, int count, long monoMillis, Consumer<TagUid> numbers);

    /** The line was lost: what has begun will not be ended. */
    void forget();

    /** What it found and what it dropped, by name, always the same names. */
    Map<String, Long> byName();
}
