package io.wardgate.nfc.pcsc;

import io.wardgate.nfc.reader.Retries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What a reader behind PC/SC counts beside what all do. Written by its thread, read by any. */
final class PcscFigures {

    /** Looks at a card that did not tell what it calls itself: it came or left just then, or is held badly. */
    final AtomicLong unread = new AtomicLong();

    /** Looks at a card that calls itself nothing, such as one with contacts. */
    final AtomicLong withoutUid = new AtomicLong();

    final Retries retries;

    PcscFigures(Retries retries) {
        this.retries = retries;
    }

    Map<String, Long> byName() {
        Map<String, Long> byName = new LinkedHashMap<>(retries.byName());
        byName.put("unread", unread.get());
        byName.put("withoutUid", withoutUid.get());
        return byName;
    }
}
