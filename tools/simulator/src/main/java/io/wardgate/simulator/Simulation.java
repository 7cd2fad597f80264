package io.wardgate.simulator;

import io.wardgate.simulator.air.Air;
import io.wardgate.simulator.band.BandKeys;
import io.wardgate.simulator.hci.PtyBridge;
import io.wardgate.simulator.ledger.LedgerWriter;
import io.wardgate.simulator.ledger.LinkFault;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.ward.BandIdentity;
import io.wardgate.simulator.ward.Ward;
import io.wardgate.simulator.wr24.ReceiverAddress;
import io.wardgate.simulator.wr24.ReceiverFeed;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ward that plays in real time: its bands advertise, a gateway hears them at the virtual controller and at the virtual
 * 2.4 GHz receiver, and the ledger notes the truth. Start it, let it play, stop it; safe from any thread.
 *
 * <p>After the time that it was given the bands fall silent but the controller stays, so that a gateway can bring its
 * last readings home; {@link #stop} ends that too.
 */
public final class Simulation implements AutoCloseable {

    private final LedgerWriter ledger;
    private final PlayedRadios radios;
    private final @Nullable PtyBridge pty;
    private final Hearing hearing;
    private final Air air;
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
     * @param wr24 where the 2.4 GHz receiver is, or null for none
     * @param monitor where the monitor of an on-board radio listens, which hears what the controller does, or null for none
     * @param bluez socket of the bus on which BlueZ tells of an on-board radio that hears the same, or null for none
     */
    public record Options(
            InetSocketAddress listen,
            @Nullable Path pty,
            boolean extended,
            Path ledger,
            @Nullable Path keys,
            @Nullable Duration duration,
            @Nullable ReceiverAddress wr24,
            @Nullable InetSocketAddress monitor,
            @Nullable Path bluez) {

        /** Without an on-board radio. */
        public Options(
                InetSocketAddress listen,
                @Nullable Path pty,
                boolean extended,
                Path ledger,
                @Nullable Path keys,
                @Nullable Duration duration,
                @Nullable ReceiverAddress wr24) {
            this(listen, pty, extended, ledger, keys, duration, wr24, null, null);
        }

        /** The controller alone. */
        public Options(
                InetSocketAddress listen,
                @Nullable Path pty,
                boolean extended,
                Path ledger,
                @Nullable Path keys,
                @Nullable Duration duration) {
            this(listen, pty, extended, ledger, keys, duration, null);
        }
    }

    /**
     * What happened so far.
     *
     * @param heardOverBoth records that the gateway was told over both radios; each counts once as heard
     * @param advertised advertising events of all bands
     * @param received those that the gateway's Bluetooth radio received, whether it listened to its radio or not
     * @param gatewayScans whether a gateway listens to at least one of the radios
     */
    public record Status(
            long produced,
            long heard,
            long heardOverBoth,
            long delivered,
            long advertised,
            long received,
            boolean gatewayScans,
            long overflowed) {}

    private Simulation(
            LedgerWriter ledger,
            PlayedRadios radios,
            @Nullable PtyBridge pty,
            Hearing hearing,
            Air air,
            Player player) {
        this.ledger = ledger;
        this.radios = radios;
        this.pty = pty;
        this.hearing = hearing;
        this.air = air;
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
        Hearing hearing = new Hearing(ledger);
        PlayedRadios radios = null;
        try {
            radios = PlayedRadios.open(scenario, options, hearing);
            PtyBridge pty = options.pty() == null ? null : PtyBridge.open(options.pty(), radios.controllerPort());
            ReceiverFeed feed = radios.feed(scenario);
            Player player =
                    new Player(scenario, ward, options.duration(), startMillis, radios.bluetooth(), feed, ledger);
            player.start();
            return new Simulation(ledger, radios, pty, hearing, ward.air(), player);
        } catch (IOException e) {
            if (radios != null) {
                radios.close();
            }
            ledger.close();
            throw e;
        }
    }

    /** Where the controller listens. */
    public int port() {
        return radios.controllerPort();
    }

    /**
     * Where the monitor of the on-board radio listens.
     *
     * @throws IllegalStateException if the options asked for none
     */
    public int monitorPort() {
        return radios.monitorPort();
    }

    /**
     * Where the 2.4 GHz receiver listens.
     *
     * @throws IllegalStateException if the options asked for none
     */
    public int receiverPort() {
        return radios.receiverPort();
    }

    public Status status() {
        return new Status(
                ledger.producedCount(),
                ledger.heardCount(),
                hearing.overBothRadios(),
                hearing.delivered(),
                air.transmitted(),
                air.received(),
                radios.areHeard(),
                radios.overflowed());
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
        radios.close();
        ledger.close();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
