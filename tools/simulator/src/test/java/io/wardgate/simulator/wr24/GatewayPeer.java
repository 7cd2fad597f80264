package io.wardgate.simulator.wr24;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway as a test needs it: says hello and keeps every good frame that comes. Its reader thread ends with the line. */
public final class GatewayPeer implements Closeable {

    private final Closeable line;
    private final OutputStream out;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private int seq;

    public GatewayPeer(Closeable line, InputStream in, OutputStream out) {
        this.line = line;
        this.out = out;
        Thread reader = new Thread(() -> read(in), "wardgate-test-wr24-read");
        reader.setDaemon(true);
        reader.start();
    }

    public void hello() throws IOException {
        send(FrameType.HELLO, 0, "0101" + "0700");
    }

    void send(FrameType type, long devId, String payload) throws IOException {
        out.write(Frame.without(type, devId, seq++, 0, HexFormat.of().parseHex(payload))
                .octets());
    }

    List<Frame> frames(int type) {
        return frames.stream().filter(frame -> frame.type() == type).toList();
    }

    /** Frames of bands. */
    public long ofBands() {
        return frames.stream().filter(frame -> frame.type() < 0x10).count();
    }

    /** Different bands heard. */
    public long bands() {
        return frames.stream()
                .filter(frame -> frame.type() < 0x10)
                .map(Frame::devId)
                .distinct()
                .count();
    }

    /** Answers to requests of hello, and unasked ones. */
    public long hellos() {
        return frames(FrameType.HELLO.code()).size();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    private void read(InputStream in) {
        FrameReader reader = new FrameReader(frames::add);
        byte[] octets = new byte[4096];
        try {
            for (int length = in.read(octets); length >= 0; length = in.read(octets)) {
                reader.accept(octets, length);
            }
        } catch (IOException e) {
            // The test closed the line; what came before counts.
            reader.pause();
        }
    }
}
