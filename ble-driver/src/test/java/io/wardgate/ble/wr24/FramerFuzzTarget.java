package io.wardgate.ble.wr24;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.fuzz.Pieces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The octets of a receiver's line: frames and skipped octets are all that came, how the line was cut makes no difference,
 * each frame is written as it was read, and after a pause the next one is found.
 */
public final class FramerFuzzTarget implements FuzzTarget {

    @Override
    public void take(byte[] octets) {
        byte[] line = octets.length == 0 ? octets : Arrays.copyOfRange(octets, 1, octets.length);
        try {
            must(heard(List.of(line), line.length).equals(heard(Pieces.of(octets), line.length)), "cuts differ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> heard(List<byte[]> pieces, int came) throws IOException {
        List<String> frames = new ArrayList<>();
        int[] octets = new int[1];
        Framer framer = new Framer(frame -> {
            frames.add(HexFormat.of().formatHex(frame.octets()));
            octets[0] += frame.octets().length;
        });
        for (byte[] piece : pieces) {
            framer.feed(piece, piece.length);
        }
        framer.giveUp();
        must(octets[0] + framer.skippedOctets() == came, "frames and skipped octets are not what came");
        byte[] probe = ReceiverFrames.vitals(1, 9_999).octets();
        framer.feed(probe, probe.length);
        must(frames.get(frames.size() - 1).equals(HexFormat.of().formatHex(probe)), "deaf after a pause");
        return frames;
    }

    @Override
    public List<byte[]> seeds() {
        return VectorFrames.all().stream()
                .map(frame -> Pieces.input(9, frame, frame))
                .toList();
    }
}
