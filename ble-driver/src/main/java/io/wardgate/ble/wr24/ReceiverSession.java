package io.wardgate.ble.wr24;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandException;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.ble.source.Intake;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gateway says and hears on one open line (docs/wire/wr24-v1.md): hello first, then frames of bands, time,
 * statistics and commands, until the line is lost or the receiver does not answer.
 *
 * <p>Owned by the reader thread of one source.
 */
final class ReceiverSession implements Framer.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverSession.class);

    private final Wr24Settings settings;
    private final GatewayClock clock;
    private final Intake intake;
    private final ReceiverMemory memory;
    private final ReceiverLink link;
    private final SessionMail mail;
    private final TxPower txPower;
    private final Greeting greeting = new Greeting();
    private final ReceiverTime time = new ReceiverTime();
    private @Nullable ReceiverHello receiver;
    private long skipped;
    private long damaged;

    ReceiverSession(Wr24Settings settings, OctetPort port, GatewayClock clock, Intake intake, ReceiverMemory memory) {
        this.settings = settings;
        this.clock = clock;
        this.intake = intake;
        this.memory = memory;
        link = new ReceiverLink(port, settings.gapMillis(), clock, this);
        mail = new SessionMail(new BandReports(settings.name(), intake, memory.bands), intake, memory, time, clock);
        txPower = new TxPower(settings, memory.downlink, memory.figures);
    }

    /** Listens until the thread is interrupted. */
    void run() throws IOException {
        greeting.want();
        while (!Thread.currentThread().isInterrupted()) {
            greet();
            link.poll();
            count();
            if (receiver != null) {
                askTime();
                memory.downlink.keepUp(link, memory.bands);
                memory.smp.keepUp(link, memory.bands);
                watch();
            }
        }
    }

    /** Whether the receiver has answered on this line. */
    boolean hasBegun() {
        return receiver != null;
    }

    @Override
    public void frame(Frame frame) throws IOException {
        memory.lineLoss.came();
        FrameType type = frame.version() == Frame.VERSION ? FrameType.of(frame.type()) : null;
        if (type == FrameType.HELLO) {
            hello(frame);
        } else if (type == FrameType.ERROR) {
            error(frame);
        } else if (receiver == null) {
            memory.figures.beforeHello.incrementAndGet();
        } else if (type == null) {
            memory.figures.unusable.incrementAndGet();
        } else if (mail.take(type, frame)) {
            bandHeard();
        }
    }

    private void bandHeard() {
        memory.watchdog.progress();
        ReceiverHello hello = receiver;
        if (hello != null && intake.state() != State.SCANNING) {
            scanning(hello);
        }
    }

    private void hello(Frame frame) throws IOException {
        ReceiverHello hello = ReceiverHello.read(frame.payload());
        if (hello == null) {
            intake.malformed();
        } else if (greeting.isAnsweredBy(hello)) {
            begin(hello);
        } else if (hello.token() == ReceiverHello.UNASKED && receiver != null && !greeting.isWanted()) {
            boolean isNews = receiver.bootNumber() != hello.bootNumber();
            if (isNews || !greeting.isRecent(clock.monoMillis())) {
                recovering("the receiver has booted: greeting it anew");
            }
        }
    }

    private void begin(ReceiverHello hello) throws IOException {
        if (!hello.speaks(Frame.VERSION)) {
            link.send(
                    FrameType.ERROR,
                    Frame.RECEIVER,
                    0,
                    new ErrorNotice(ErrorNotice.NO_COMMON_VERSION, FrameType.HELLO.code(), 0, "only version 1")
                            .octets());
            throw ReceiverException.foreignVersion(hello);
        }
        memory.figures.hellos.incrementAndGet();
        if (memory.hasBooted(hello)) {
            memory.downlink.failUnderWay("the receiver has booted and forgot it");
        }
        memory.lineLoss.restart();
        time.restart();
        memory.downlink.open(hello.can(ReceiverHello.CAN_COMMAND_BANDS));
        memory.smp.open(hello.can(ReceiverHello.CAN_SMP));
        txPower.apply(hello);
        boolean isFirst = receiver == null;
        receiver = hello;
        if (isFirst) {
            LOG.info("radio {} hears on {}: {}", settings.name(), settings.port(), description(hello));
            memory.watchdog.restarted();
        }
        if (isFirst || !memory.watchdog.isRecovering()) {
            scanning(hello);
        }
    }

    private void error(Frame frame) throws IOException {
        memory.figures.receiverErrors.incrementAndGet();
        ErrorNotice notice = ErrorNotice.read(frame.payload());
        if (notice == null) {
            intake.malformed();
            return;
        }
        switch (notice.code()) {
            case ErrorNotice.NO_COMMON_VERSION -> throw ReceiverException.gatewayRefused(notice.text());
            case ErrorNotice.NO_HELLO_YET -> greetAnew("the receiver knows of no session");
            case ErrorNotice.RADIO_FAILED -> greetAnew("the receiver's radio has failed");
            default -> LOG.debug("radio {}: the receiver says {}", settings.name(), notice);
        }
    }

    /** Unless it was greeted just now: what it says may be older than that, or it may say so for ever. */
    private void greetAnew(String why) {
        if (receiver != null && !greeting.isRecent(clock.monoMillis())) {
            recovering(why + ": greeting it anew");
        }
    }

    private void greet() throws IOException {
        long now = clock.monoMillis();
        if (greeting.isInVain(now)) {
            throw ReceiverException.silent(Greeting.ATTEMPTS);
        }
        if (greeting.isDue(now)) {
            link.send(FrameType.HELLO, Frame.RECEIVER, 0, greeting.request(now).octets());
        }
    }

    private void askTime() throws IOException {
        long now = clock.monoNanos();
        if (time.isDue(now)) {
            long utcMillis = clock.isSynchronised() ? clock.wallMillis() : 0;
            link.send(
                    FrameType.TIME_SYNC,
                    Frame.RECEIVER,
                    0,
                    time.request(now, utcMillis).octets());
        }
    }

    private void watch() throws IOException {
        switch (memory.watchdog.due()) {
            case NOTHING -> {
                // a band was heard not long ago
            }
            case HELLO -> recovering("no band for " + settings.watchdogSeconds() + " s: greeting the receiver anew");
            case RESTART -> restart();
            case REOPEN -> throw ReceiverException.noBands(settings.watchdogSeconds());
        }
    }

    private void count() {
        intake.skipped(link.skippedOctets() - skipped);
        skipped = link.skippedOctets();
        memory.figures.damagedFrames.addAndGet(link.damagedFrames() - damaged);
        damaged = link.damagedFrames();
    }

    /** It says hello by itself when it has booted; one that refuses is left to the next step. */
    private void restart() {
        Order order = new Order(Frame.RECEIVER, CommandFrame.What.RESTART);
        order.end.thenAccept(failure -> {
            if (!failure.isEmpty()) {
                LOG.warn("radio {}: the receiver does not restart: {}", settings.name(), failure);
            }
        });
        try {
            memory.downlink.put(order);
        } catch (CommandException e) {
            LOG.warn("radio {}: the receiver cannot be restarted: {}", settings.name(), e.getMessage());
        }
        intake.recovery("restart");
        recoveringBy("still no band: restarting the receiver");
    }

    private void recovering(String what) {
        greeting.want();
        intake.recovery("hello");
        recoveringBy(what);
    }

    private void recoveringBy(String what) {
        intake.now(State.RECOVERING, settings.port() + ": " + what);
        LOG.warn("radio {} on {}: {}", settings.name(), settings.port(), what);
    }

    private void scanning(ReceiverHello hello) {
        intake.now(State.SCANNING, settings.port() + ": " + description(hello));
    }

    private static String description(ReceiverHello hello) {
        return "receiver " + hello.serial() + ", firmware " + hello.firmware() + ", WR24 version " + Frame.VERSION
                + ", " + hello.txPowerDbm() + " dBm";
    }
}
