package io.wardgate.nfc.number;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.reader.ReaderPeer;
import io.wardgate.nfc.reader.TestLine;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A reader that says the number of a tag when it comes, and nothing else, on a line. */
public final class NumberPeer extends ReaderPeer {

    /** What no reader can do that only says numbers. */
    public static final Map<Capability, String> LACKS = Map.of(
            Capability.FIELD, "it tells of a tag's coming alone; a presence ends by time",
            Capability.COLLISION, "it says one number at a time",
            Capability.CONVERSATION, "it takes no commands",
            Capability.INTRODUCTION, "it says a number and nothing more",
            Capability.ANSWERS, "it is not asked, and silent while there is no tag");

    private final TestLine line;
    private final String kind;
    private final Supplier<NumberParser> parser;
    private final Function<Tag, byte[]> message;
    private final int longestUid;

    /** @param message what it says of a tag, with its end */
    public NumberPeer(
            TestLine line, String kind, Supplier<NumberParser> parser, Function<Tag, byte[]> message, int longestUid) {
        this.line = line;
        this.longestUid = longestUid;
        this.kind = kind;
        this.parser = parser;
        this.message = message;
    }

    @Override
    public Map<Capability, String> lacks() {
        return LACKS;
    }

    @Override
    public int longestUid() {
        return longestUid;
    }

    @Override
    public TagReader reader(String name, GatewayClock clock) {
        return NumberReader.of(new NumberSettings(name, line.opener(), 300), kind, parser.get(), clock);
    }

    @Override
    public void lay(Tag tag) throws IOException {
        line.say(message.apply(tag));
    }

    @Override
    public void take(Tag tag) {
        // Nobody notices.
    }

    @Override
    public boolean isHeld() {
        return line.isHeld();
    }

    @Override
    public void cut() throws IOException {
        line.cut();
    }

    @Override
    public void unplug() throws IOException {
        line.unplug();
    }

    @Override
    public void plugIn() throws IOException {
        line.plugIn();
    }

    /** Ended like a line, so that the next one begins anew. */
    @Override
    public void garble(int octets) throws IOException {
        byte[] garbage = new byte[octets];
        for (int i = 0; i < octets; i++) {
            garbage[i] = (byte) (0x80 | i * 37);
        }
        garbage[octets - 1] = '\n';
        line.say(garbage);
    }

    @Override
    public void layHalf(Tag tag) throws IOException {
        byte[] whole = message.apply(tag);
        line.say(Arrays.copyOf(whole, whole.length / 2));
    }

    @Override
    public void stutter() {
        line.stutter();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
