package io.wardgate.nfc.reader;

import static org.awaitility.Awaitility.await;

import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.Collision;
import io.wardgate.api.nfc.ReaderEvent.TagGone;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.nfc.RealClock;
import io.wardgate.nfc.reader.ReaderPeer.Capability;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** A reader, its peer, and what was heard of it: the ground on which the contract stands. */
abstract class ReaderBench {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final RealClock clock = new RealClock();
    final List<ReaderEvent> heard = new CopyOnWriteArrayList<>();
    final String name = "door-" + NUMBER.incrementAndGet();
    ReaderPeer peer;
    TagReader reader;

    /** The other end of the line, anew for each case. */
    protected abstract ReaderPeer newPeer() throws IOException;

    @BeforeEach
    void connect() throws IOException {
        peer = newPeer();
        reader = peer.reader(name, clock);
    }

    @AfterEach
    void disconnect() throws IOException {
        reader.stop();
        peer.close();
    }

    void needs(Capability capability) {
        String reason = peer.lacks().get(capability);
        Assumptions.assumeTrue(reason == null, () -> "without " + capability + ": " + reason);
    }

    void startAndComeUp() {
        startAndComeUp(heard::add);
    }

    void startAndComeUp(ReaderListener listener) {
        reader.start(listener);
        awaitUp();
    }

    void awaitUp() {
        until(() -> statistics().state() == State.READING);
    }

    ReaderStatistics statistics() {
        return reader.statistics();
    }

    /** Lays, waits until it was seen, takes, waits until it went. */
    void tap(Tag tag) throws IOException {
        int before = seen().size();
        int gone = gone().size();
        peer.lay(tag);
        until(() -> seen().size() > before);
        peer.take(tag);
        until(() -> gone().size() > gone);
    }

    /** What came but ups and downs, as {@code seen 04...}, {@code gone 04...}, {@code collision}. */
    List<String> taps() {
        return heard.stream()
                .map(ReaderBench::word)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    List<TagUid> seen() {
        return heard.stream()
                .filter(TagSeen.class::isInstance)
                .map(event -> ((TagSeen) event).tag().uid())
                .toList();
    }

    List<TagUid> gone() {
        return heard.stream()
                .filter(TagGone.class::isInstance)
                .map(event -> ((TagGone) event).tag().uid())
                .toList();
    }

    long count(Class<? extends ReaderEvent> kind) {
        return heard.stream().filter(kind::isInstance).count();
    }

    private static String word(ReaderEvent event) {
        if (event instanceof TagSeen seen) {
            return "seen " + seen.tag().uid().hex();
        }
        if (event instanceof TagGone gone) {
            return "gone " + gone.tag().uid().hex();
        }
        return event instanceof Collision ? "collision" : "";
    }

    List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(("wardgate-nfc-" + name)::equals)
                .toList();
    }

    static Tag tag(String uid) {
        return new Tag(new TagUid(HexFormat.of().parseHex(uid)), 0x0044, 0x00, new byte[0]);
    }

    /** One of many, all different; short, as every kind of reader can tell it. */
    static Tag tag(int number) {
        return tag(String.format("04a1b2%02x", number));
    }

    static TagUid uid(int number) {
        return tag(number).uid();
    }

    /** The tag, if this kind of reader can tell it. */
    Tag carried(String uid) {
        Tag tag = tag(uid);
        int octets = tag.uid().octets().length;
        Assumptions.assumeTrue(
                octets <= peer.longestUid(), () -> "this kind of reader tells " + peer.longestUid() + " octets");
        return tag;
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .pollDelay(Duration.ZERO)
                .until(condition);
    }
}
