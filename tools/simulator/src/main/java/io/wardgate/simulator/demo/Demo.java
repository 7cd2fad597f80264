package io.wardgate.simulator.demo;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.ledger.LinkFault;
import io.wardgate.simulator.link.LinkProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run: the ward plays, the gateway hears it at its radios, the receiver stores what comes over the link.
 *
 * <p>Owned by the main thread; the shutdown hook calls {@link #close} alone.
 */
public final class Demo implements AutoCloseable {

    private static final Duration FIRST_READING = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(90);
    private static final int CALM_LOOKS = 4;

    /** The first seconds belong to the compiler of the virtual machine. */
    private static final double WARM_SECONDS = 20;

    private static final long POLL_MILLIS = 250;

    private final WardStart wardStart;
    private final LinkProxy link;
    private final ChildProcess receiver;
    private final ChildProcess gateway;
    private final @Nullable ChildProcess broker;
    private final WardView view;
    private final RunScreen screen;
    private final Queue<FaultPlan.Step> faults;
    private final long startedNanos = System.nanoTime();
    private volatile @Nullable Simulation ward;
    private final CpuUse cpu = new CpuUse();
    private double firstReadingSeconds = -1;
    private long peakGatewayKilobytes;
    private boolean receiverAway;

    /** Lets the bands live; not before somebody could store what they say. */
    @FunctionalInterface
    public interface WardStart {
        Simulation start() throws IOException;
    }

    public Demo(
            WardStart wardStart,
            LinkProxy link,
            ChildProcess receiver,
            ChildProcess gateway,
            @Nullable ChildProcess broker,
            WardView view,
            RunScreen screen,
            FaultPlan plan) {
        this.wardStart = wardStart;
        this.link = link;
        this.receiver = receiver;
        this.gateway = gateway;
        this.broker = broker;
        this.view = view;
        this.screen = screen;
        this.faults = new ArrayDeque<>(plan.steps());
    }

    public static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Plays until the ward falls silent, then until all that is pending arrived. */
    public void play() throws IOException, InterruptedException, DemoException {
        receiver.start();
        awaitReceiver();
        Simulation playing = wardStart.start();
        ward = playing;
        gateway.start();
        long playedSince = System.nanoTime();
        while (!playing.await(Duration.ofSeconds(1))) {
            breakWhatIsDue(playing, (System.nanoTime() - playedSince) / 1e9);
            requireAlive(receiver);
            requireAlive(gateway);
            Optional<WardView.Figures> figures = view.look();
            noteFirstReading(figures);
            if (receiverAway && figures.isPresent()) {
                playing.record(LinkFault.RECEIVER_BACK);
                receiverAway = false;
            }
            long kilobytes = gateway.residentKilobytes();
            peakGatewayKilobytes = Math.max(peakGatewayKilobytes, kilobytes);
            if (firstReadingSeconds >= 0 && seconds() > firstReadingSeconds + WARM_SECONDS) {
                gateway.pid().ifPresent(cpu::look);
            }
            screen.draw(Math.round(seconds()), playing.status(), figures, kilobytes);
        }
        if (firstReadingSeconds < 0 || firstReadingSeconds > FIRST_READING.toSeconds()) {
            throw new DemoException("no reading on the page within " + FIRST_READING.toSeconds() + " s");
        }
        awaitDrained();
    }

    public double firstReadingSeconds() {
        return firstReadingSeconds;
    }

    /** Records that the gateway was told over both radios. */
    public long heardOverBoth() {
        Simulation played = ward;
        return played == null ? 0 : played.status().heardOverBoth();
    }

    /** What the gateway's radios and the gateway used of one core, warmed up. */
    public GatewayLoad load() {
        return new GatewayLoad(
                cpu.seconds(), cpu.percent(GatewayLoad::isRadio), cpu.percent(name -> true), peakGatewayMegabytes());
    }

    /** How the air was: advertising events, and those that the Bluetooth radio received. */
    public String air() {
        Simulation played = ward;
        if (played == null) {
            return "silent";
        }
        Simulation.Status status = played.status();
        double percent = status.advertised() == 0 ? 0 : 100.0 * status.received() / status.advertised();
        return String.format(
                Locale.ROOT,
                "%d advertising events, %d of them received (%.1f %%)",
                status.advertised(),
                status.received(),
                percent);
    }

    public long peakGatewayMegabytes() {
        return peakGatewayKilobytes / 1024;
    }

    /** Stops gateway first, then the receiver: what the gateway still has goes into its buffer or out. */
    public void stopInOrder() throws IOException, InterruptedException, DemoException {
        for (ChildProcess process : List.of(gateway, receiver)) {
            if (!process.stop()) {
                throw new DemoException(process.name() + " did not stop when asked");
            }
        }
        close();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        gateway.stop();
        receiver.stop();
        if (broker != null) {
            broker.stop();
        }
        link.close();
        Simulation played = ward;
        if (played != null) {
            played.stop();
        }
    }

    private void awaitReceiver() throws InterruptedException, DemoException {
        while (view.look().isEmpty()) {
            requireAlive(receiver);
            if (seconds() > FIRST_READING.toSeconds()) {
                throw new DemoException("the receiver does not answer:\n" + receiver.lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void breakWhatIsDue(Simulation playing, double second) throws IOException, InterruptedException {
        while (!faults.isEmpty() && second >= faults.element().atSeconds()) {
            FaultPlan.Fault fault = faults.remove().fault();
            screen.fault(second, fault);
            switch (fault) {
                case KILL_GATEWAY -> restart(playing, gateway, LinkFault.GATEWAY_KILLED);
                case KILL_RECEIVER -> {
                    restart(playing, receiver, LinkFault.RECEIVER_KILLED);
                    receiverAway = true;
                }
                case CUT_LINK -> {
                    playing.record(LinkFault.LINK_CUT);
                    link.cut();
                }
                case RESTORE_LINK -> {
                    link.restore();
                    playing.record(LinkFault.LINK_RESTORED);
                }
            }
        }
    }

    private static void restart(Simulation playing, ChildProcess process, LinkFault fault)
            throws IOException, InterruptedException {
        playing.record(fault);
        process.kill();
        process.start();
    }

    private static void requireAlive(ChildProcess process) throws DemoException {
        if (!process.isAlive()) {
            throw new DemoException(process.name() + " ended unexpectedly:\n" + process.lastWords());
        }
    }

    private void noteFirstReading(Optional<WardView.Figures> figures) {
        if (firstReadingSeconds < 0 && figures.isPresent() && figures.get().bands() > 0) {
            firstReadingSeconds = seconds();
        }
    }

    /** Nothing pending and nothing more stored in several looks: the gateway reports its store every few seconds. */
    private void awaitDrained() throws InterruptedException, DemoException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        long stored = -1;
        int calm = 0;
        while (calm < CALM_LOOKS) {
            if (System.nanoTime() > deadline) {
                throw new DemoException("the gateway still had pending readings after " + DRAIN.toSeconds() + " s");
            }
            TimeUnit.SECONDS.sleep(2);
            Optional<WardView.Figures> figures = view.look();
            boolean quiet = figures.isPresent()
                    && figures.get().pending() == 0
                    && figures.get().stored() == stored;
            calm = quiet ? calm + 1 : 0;
            stored = figures.map(WardView.Figures::stored).orElse(stored);
        }
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
