package io.wardgate.simulator.wr24;

import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.hci.PtyBridge;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A 2.4 GHz receiver whose line is a TCP port, a UDP port or a pseudo terminal. A gateway may be killed and come back at
 * any time.
 *
 * <p>One thread owns the device and writes to the line; everything reaches it through one queue. {@link #hear} never
 * blocks: while a gateway does not read, frames of bands find no room, are counted and do not count as heard. All
 * methods are safe from any thread.
 */
public final class VirtualReceiver implements Closeable {

    private static final int QUEUE = 4_096;
    private static final long PASS_TIME_MILLIS = 100;
    private static final long STOP_MILLIS = 2_000;

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(QUEUE);
    private final AtomicLong overflowed = new AtomicLong();
    private final Line line;
    private final ReceiverDevice device;
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable PtyBridge pty;

    private VirtualReceiver(ReceiverAddress address, ReceiverListener listener, Chance chance, double downlinkLoss)
            throws IOException {
        this.line = address.kind() == ReceiverAddress.Kind.UDP
                ? UdpLine.open(address.listen(), new Posting())
                : TcpLine.open(address.listen(), new Posting());
        BootClock clock = new BootClock(VirtualReceiver::nowMillis, (int) System.currentTimeMillis());
        this.device = new ReceiverDevice(clock, line, listener, chance, downlinkLoss);
        this.thread = new Thread(this::live, "wardgate-sim-wr24");
        this.thread.setDaemon(true);
    }

    /**
     * Starts to listen.
     *
     * @param downlinkLoss share of the tries in which a band does not get a command
     */
    public static VirtualReceiver listen(
            ReceiverAddress address, ReceiverListener listener, Chance chance, double downlinkLoss) throws IOException {
        VirtualReceiver receiver;
        try {
            receiver = new VirtualReceiver(address, listener, chance, downlinkLoss);
        } catch (IOException e) {
            throw new IOException(
                    "the 2.4 GHz receiver cannot listen on " + address.listen() + ": " + e.getMessage()
                            + "; choose another port with --wr24",
                    e);
        }
        receiver.thread.start();
        try {
            receiver.link(address);
            return receiver;
        } catch (IOException e) {
            receiver.close();
            throw e;
        }
    }

    public int port() {
        return line.port();
    }

    /** Whether a gateway has said hello and is there. */
    public boolean inSession() {
        return device.inSession();
    }

    /** Frames of bands that a gateway was too slow to take. */
    public long overflowed() {
        return overflowed.get();
    }

    /** The receiver's radio hears a band's frame now. */
    public void hear(Uplink uplink) {
        long now = nowMillis();
        if (!tasks.offer(() -> device.heard(uplink, now))) {
            overflowed.incrementAndGet();
            device.counters().overflow.incrementAndGet();
        }
    }

    /** Puts octets on the line that belong to no frame. */
    public void garbage(byte[] octets) {
        post(() -> device.transmitter().garbage(octets));
    }

    /** Flips one bit of the next frame of a band on the line. */
    public void flipNext() {
        post(() -> device.transmitter().flipNext());
    }

    /** The radio hears nothing any more and nobody says so, until the gateway has it restarted. */
    public void jam() {
        post(device::jam);
    }

    /** The receiver boots as if its watchdog had bitten; its line stays open, as a serial line does. */
    public void reboot() {
        post(() -> device.boot(BootClock.Reason.WATCHDOG));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (pty != null) {
            pty.close();
        }
        line.close();
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void link(ReceiverAddress address) throws IOException {
        if (address.pty() != null) {
            pty = PtyBridge.open(address.pty(), port());
        }
    }

    private void live() {
        long due = nowMillis();
        try {
            while (!closed) {
                Runnable task = tasks.poll(Math.max(0, due - nowMillis()), TimeUnit.MILLISECONDS);
                if (task != null) {
                    task.run();
                }
                if (nowMillis() >= due) {
                    due = nowMillis() + PASS_TIME_MILLIS;
                    device.passTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for room, because what a gateway said must not get lost; but not for a device that was stopped meanwhile. */
    private void post(Runnable task) {
        try {
            boolean isPosted = false;
            while (!isPosted && !closed) {
                isPosted = tasks.offer(task, PASS_TIME_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Brings what the line's threads see to the thread that owns the device. */
    private final class Posting implements Line.Listener {

        @Override
        public void opened() {
            post(() -> device.opened());
        }

        @Override
        public void closed() {
            post(() -> device.closed());
        }

        @Override
        public void received(Frame frame) {
            long now = nowMillis();
            post(() -> device.received(frame, now));
        }

        @Override
        public void damaged(int frames) {
            post(() -> device.damaged(frames));
        }
    }
}
