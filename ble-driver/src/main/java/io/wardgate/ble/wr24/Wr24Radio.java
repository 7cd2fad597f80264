package io.wardgate.ble.wr24;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.RadioKind;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.BandMessenger;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.smp.SmpChannel;
import io.wardgate.api.smp.SmpException;
import io.wardgate.ble.source.Intake;
import io.wardgate.ble.source.QueuedSource;
import java.security.SecureRandom;

/**
 * A 2.4 GHz receiver on a WR24 line: hears bands, brings messages to them, and asks them (docs/wire/wr24-v1.md).
 *
 * <p>All methods are for any thread; {@link #send} waits for the band, up to 65 s, {@link #ask} as long as
 * its caller says.
 */
public final class Wr24Radio implements AdvertisementSource, BandMessenger, SmpChannel {

    private final Wr24Settings settings;
    private final GatewayClock clock;
    private final ReceiverFigures figures = new ReceiverFigures();
    private final Downlink downlink;
    private final SmpDesk smp;
    private final QueuedSource source;

    public Wr24Radio(Wr24Settings settings, UrgencyProbe probe, GatewayClock clock) {
        this.settings = settings;
        this.clock = clock;
        downlink = new Downlink(settings.name(), clock, figures, new SecureRandom().nextInt());
        smp = new SmpDesk(settings.name(), clock, figures);
        source = new QueuedSource(settings.name(), "wr24", settings.queue(), probe, this::reader);
    }

    /** Source and receiver in one check. */
    public HealthCheck health() {
        return new ReceiverHealth(source.health("ble.wr24"), figures);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public RadioKind kind() {
        return RadioKind.WR24;
    }

    @Override
    public void start(AdvertisementSink sink) {
        source.start(sink);
    }

    @Override
    public void stop() {
        source.stop();
    }

    @Override
    public SourceStatistics statistics() {
        return source.statistics();
    }

    @Override
    public void send(long deviceId, byte[] message) throws CommandException, InterruptedException {
        downlink.send(deviceId, message);
    }

    @Override
    public byte[] ask(long deviceId, byte[] request, Patience patience) throws SmpException, InterruptedException {
        return smp.ask(deviceId, request, patience);
    }

    private Runnable reader(Intake intake) {
        Watchdog watchdog = new Watchdog(clock, settings.watchdogSeconds());
        return new RadioReader(settings, clock, intake, new ReceiverMemory(watchdog, downlink, smp, figures));
    }
}
