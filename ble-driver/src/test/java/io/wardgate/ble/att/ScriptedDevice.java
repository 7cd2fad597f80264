package io.wardgate.ble.att;

import io.wardgate.ble.HeardAdvertisements;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A device that answers what it was told to, lock-step; what it has no answer for it leaves open. */
final class ScriptedDevice implements LinkOutlet {

    final List<L2capFrame> sent = new CopyOnWriteArrayList<>();
    final List<LinkTiming> timings = new ArrayList<>();
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private volatile @Nullable AttLink link;
    volatile boolean hungUp;

    /** The answer to a request, both in hex. */
    ScriptedDevice answering(String request, String answer) {
        answers.put(request.replace(" ", ""), HeardAdvertisements.hex(answer));
        return this;
    }

    void attach(AttLink to) {
        link = to;
    }

    @Override
    public CompletableFuture<Void> send(L2capFrame frame) {
        sent.add(frame);
        byte[] answer = answers.get(HexFormat.of().formatHex(frame.payload()));
        AttLink to = link;
        if (answer != null && to != null) {
            to.received(new L2capFrame(L2capFrame.ATT, answer));
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void update(LinkTiming timing) {
        timings.add(timing);
    }

    @Override
    public void hangUp() {
        hungUp = true;
    }
}
