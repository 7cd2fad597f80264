package io.wardgate.bluez.cost;

import io.wardgate.ble.hci.FakeController;
import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.Heard;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Reports of bands in turn, each with data of its own, so that nobody may take one for a repeat. */
final class ReportStream {

    private static final int BANDS = 20;
    private static final long NANOS_A_REPORT = 10_000_000;
    private static final long STATIC_RANDOM = 0xC000_0000_0000L;

    private int sequence;

    /** One report, at once. */
    void sendOne(FakeController controller) throws IOException {
        controller.send(next());
    }

    /** At the pace: what is due by then, however the scheduler behaves. */
    void send(int reports, FakeController controller) throws IOException {
        long started = System.nanoTime();
        for (int sent = 0; sent < reports; sent++) {
            long due = started + sent * NANOS_A_REPORT;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            sendOne(controller);
        }
    }

    private byte[] next() {
        int now = sequence++;
        byte[] data = {
            2, 1, 6, 8, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) now, (byte) (now >> 8), (byte) (now >> 16), 72, 98
        };
        return ReportPackets.LEGACY.of(Heard.of(STATIC_RANDOM + now % BANDS).withData(data));
    }
}
