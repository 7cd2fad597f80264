package io.wardgate.simulator;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.band.BandKeys;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.hci.HearingListener;
import io.wardgate.simulator.hci.PtyBridge;
import io.wardgate.simulator.hci.VirtualController;
import io.wardgate.simulator.ledger.LedgerWriter;
import io.wardgate.simulator.ledger.LinkFault;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.ward.BandIdentity;
import io.wardgate.simulator.ward.Ward;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ward that plays in real time: its bands advertise, a gateway hears them at the virtual controller, and the ledger
 * notes the truth. Start it, let it play, stop it; safe from any thread.
 *
 * <p>After the time that it was given the bands fall silent but the controller stays, so that a gateway can bring its
 * last readings home; {@link #stop} ends that too.
 */
public final class Simulation implements AutoCloseable {

    private final LedgerWriter ledger;
    private final VirtualController controller;
    private final @Nullable PtyBridge pty;
    private final Player player;

    /**
     * How a scenario is played.
     *
     * @param listen where the controller listens; port 0 takes a free one
     * @param pty where to link a pseudo terminal, or null
     * @param extended whether the controller knows extended advertising
     * @param ledger a file that does not exist yet
     * @param keys where to write the bands' keys, or null
     * @param duration how long the bands live, or null for ever
     */
    public record Options(
            InetSocketAddress listen,
            @Nullable Path pty,
            boolean extended,
            Path ledger,
            @Nullable Path keys,
            @Nullable Duration duration) {}

    /** What happened so far. */
    public record Status(long produced, long heard, boolean gatewayScans, long overflowed) {}

    private Simulation(LedgerWriter ledger, VirtualController controller, @Nullable PtyBridge pty, Player player) {
        this.ledger = ledger;
        this.controller = controller;
        this.pty = pty;
        this.player = player;
    }

    /** Starts to play now. */
    public static Simulation start(Scenario scenario, Options options) throws IOException {
        List<BandIdentity> bands = BandIdentity.all(scenario);
        if (options.keys() != null) {
            new BandKeys(scenario.seed())
                    .write(
                            options.keys(),
                            bands.stream()
                                    .filter(band -> band.key() != null)
                                    .map(BandIdentity::bandId)
                                    .toList());
        }
        Ward ward = new Ward(scenario);
        LedgerWriter ledger = new LedgerWriter(options.ledger());
        long startMillis = System.currentTimeMillis();
        ledger.run(scenario.seed(), startMillis, bands.size());
        ledger.flush();
        VirtualController controller = null;
        try {
            controller = VirtualController.listen(options.listen(), options.extended(), new Hearing(ledger));
            PtyBridge pty = options.pty() == null ? null : PtyBridge.open(options.pty(), controller.port());
            Player player = new Player(scenario, ward, options.duration(), startMillis, controller, ledger);
            player.start();
            return new Simulation(ledger, controller, pty, player);
        } catch (IOException e) {
            if (controller != null) {
                controller.close();
            }
            ledger.close();
            throw e;
        }
    }

    /** Where the controller listens. */
    public int port() {
        return controller.port();
    }

    public Status status() {
        return new Status(ledger.producedCount(), ledger.heardCount(), controller.scanning(), controller.overflowed());
    }

    /** Notes in the ledger what was done to the path on purpose, with the time now. */
    public void record(LinkFault fault) {
        ledger.fault(fault, System.currentTimeMillis());
    }

    /**
     * Waits until the bands fall silent.
     *
     * @return whether they did before the time-out
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return player.await(timeout);
    }

    /** Lets the bands fall silent now, as the end of their time does. */
    public void hush() {
        player.stop();
    }

    /** Ends the play, closes the controller and completes the ledger. A second call changes nothing. */
    public void stop() throws IOException {
        player.stop();
        if (pty != null) {
            pty.close();
        }
        controller.close();
        ledger.close();
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    /** Notes what a gateway was told; called from the controller's threads. */
    private record Hearing(LedgerWriter ledger) implements HearingListener {

        @Override
        public void told(Report report) {
            boolean newest = true;
            for (BandRecord record : report.advertisement().carried()) {
                if (record.markHeard()) {
                    ledger.heard(record, System.currentTimeMillis(), newest);
                }
                newest = false;
            }
        }

        @Override
        public void scanning(boolean on) {
            ledger.gateway(on, System.currentTimeMillis());
        }
    }
}
