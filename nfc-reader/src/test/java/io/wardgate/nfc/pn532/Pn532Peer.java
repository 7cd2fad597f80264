package io.wardgate.nfc.pn532;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.chip.FakeChip;
import io.wardgate.nfc.reader.ReaderPeer;
import io.wardgate.nfc.reader.TestLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** The chip of {@link FakeChip} on a real line: what takes it time there is said at once here. */
final class Pn532Peer extends ReaderPeer {

    /** Makes the line to a device. */
    interface LineMaker {
        TestLine make(UnaryOperator<byte[]> device) throws IOException;
    }

    private final FakeChip chip = new FakeChip();
    private final TestLine line;

    Pn532Peer(LineMaker lines) throws IOException {
        chip.tag = command -> new byte[16];
        line = lines.make(this::answer);
    }

    @Override
    public TagReader reader(String name, GatewayClock clock) {
        return new Pn532Reader(new ReaderSettings(name, line.opener(), 20, null), clock);
    }

    @Override
    public void lay(Tag tag) {
        synchronized (chip) {
            chip.field.add(tag);
        }
    }

    @Override
    public void take(Tag tag) {
        synchronized (chip) {
            chip.field.remove(tag);
        }
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

    @Override
    public void garble(int octets) throws IOException {
        byte[] garbage = new byte[octets];
        for (int i = 0; i < octets; i++) {
            garbage[i] = (byte) (i * 37);
        }
        line.say(garbage);
    }

    @Override
    public void layHalf(Tag tag) throws IOException {
        line.say(new byte[] {0x00, 0x00, (byte) 0xFF, 0x0F, (byte) 0xF1, (byte) 0xD5, 0x4B, 0x01});
    }

    @Override
    public void stutter() {
        line.stutter();
    }

    @Override
    public void hang(boolean isSilent) {
        synchronized (chip) {
            chip.isMute = isSilent;
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    private byte[] answer(byte[] octets) {
        synchronized (chip) {
            try {
                chip.write(octets);
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                byte[] part = new byte[512];
                for (int count = chip.read(part, 20); count > 0; count = chip.read(part, 20)) {
                    answer.write(part, 0, count);
                }
                return answer.toByteArray();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
