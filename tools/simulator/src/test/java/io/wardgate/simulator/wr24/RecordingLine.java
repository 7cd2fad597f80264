package io.wardgate.simulator.wr24;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A line that keeps what is written to it; frames are shown as {@code type:payload}. */
final class RecordingLine implements Line {

    final List<Frame> frames = new ArrayList<>();
    private final FrameReader reader = new FrameReader(frames::add);
    boolean open = true;

    @Override
    public int port() {
        return 0;
    }

    @Override
    public boolean reachesSomebody() {
        return open;
    }

    @Override
    public boolean write(byte[] octets) {
        reader.accept(octets, octets.length);
        return open;
    }

    /** What was written since the last call. */
    List<String> take() {
        List<String> taken = frames.stream()
                .map(frame ->
                        String.format("%02x:", frame.type()) + HexFormat.of().formatHex(frame.payload()))
                .toList();
        frames.clear();
        return taken;
    }

    @Override
    public void close() {
        open = false;
    }
}
