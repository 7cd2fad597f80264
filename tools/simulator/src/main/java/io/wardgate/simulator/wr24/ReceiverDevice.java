package io.wardgate.simulator.wr24;

import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.chance.Chance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A receiver as docs/wire/wr24-v1.md makes it behave: hello and session, statistics, time, commands. It knows neither
 * sockets nor threads; owned by the receiver's thread.
 */
final class ReceiverDevice {

    private static final byte[] SERIAL = "SIM-0001".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRMWARE = {1, 0, 0};
    /** Commands to bands, transmit power, SMP. */
    private static final byte ABILITIES = 1 | 2 | 4;

    private static final long SESSION_MILLIS = 90_000;
    private static final long STATISTICS_MILLIS = 1_000;
    private static final long BOOT_MILLIS = 300;
    private static final int NO_HELLO_YET = 2;
    private static final int MALFORMED = 3;
    private static final int TIME_REQUEST_OCTETS = 10;

    private final BootClock clock;
    private final Line line;
    private final Transmitter out;
    private final ReceiverListener listener;
    private final CommandDesk commands;
    private final SmpAir smp;
    private final Counters counters = new Counters();
    private volatile boolean session;
    private boolean announced;
    private boolean jammed;
    private long readyAtMillis = Long.MIN_VALUE;
    private long gatewayAtMillis;
    private long statisticsAtMillis;

    ReceiverDevice(BootClock clock, Line line, ReceiverListener listener, Chance chance, double downlinkLoss) {
        this.clock = clock;
        this.line = line;
        this.out = new Transmitter(line, clock, chance);
        this.listener = listener;
        this.commands = new CommandDesk(listener, chance, downlinkLoss);
        this.smp = new SmpAir(chance, downlinkLoss);
    }

    Transmitter transmitter() {
        return out;
    }

    Counters counters() {
        return counters;
    }

    /** From any thread. */
    boolean inSession() {
        return session;
    }

    void opened() {
        session(false);
        announce();
    }

    void closed() {
        session(false);
    }

    /** Its radio hears nothing any more and does not know it, until it is restarted. */
    void jam() {
        jammed = true;
    }

    void boot(BootClock.Reason why) {
        session(false);
        commands.boot();
        smp.forget();
        counters.reset();
        out.restart();
        clock.boot(why);
        announced = false;
        jammed = false;
        readyAtMillis = clock.nowMillis() + BOOT_MILLIS;
    }

    /** Does what time asks for; call a few times a second. */
    void passTime() {
        long now = clock.nowMillis();
        announce();
        if (session && now - gatewayAtMillis > SESSION_MILLIS) {
            session(false);
        }
        expire(now);
        if (session && now >= statisticsAtMillis) {
            statisticsAtMillis = Math.max(statisticsAtMillis + STATISTICS_MILLIS, now);
            byte[] figures =
                    counters.statistics(clock.uptimeSeconds(), commands.powerDbm(), commands.held(), out.sent() + 1);
            out.send(FrameType.STATISTICS, 0, figures);
        }
    }

    /** A frame came from the air. */
    void heard(Uplink uplink, long atMillis) {
        if (jammed || booting()) {
            return;
        }
        if (uplink.damaged()) {
            counters.crcBad++;
            return;
        }
        counters.rxOk++;
        if (session && out.send(uplink, atMillis)) {
            listener.told(uplink);
        }
        expire(atMillis);
        commands.slot(uplink.advertisement().address(), atMillis).ifPresent(this::answer);
        for (byte[] piece : smp.slot(uplink.advertisement().address(), atMillis)) {
            tell(uplink.advertisement().address(), piece);
        }
    }

    void damaged(int frames) {
        counters.lineBad += frames;
    }

    /** A frame came from the gateway. */
    void received(Frame frame, long atMillis) {
        if (booting()) {
            return;
        }
        gatewayAtMillis = atMillis;
        FrameType type = FrameType.of(frame.type());
        HelloRequest hello = HelloRequest.of(frame);
        if (hello != null) {
            hello(hello, atMillis);
        } else if (type == FrameType.ERROR) {
            // Nothing that a gateway could say in it changes what a receiver does.
        } else if (!session) {
            error(NO_HELLO_YET, frame);
        } else if (type == FrameType.HELLO) {
            malformed(frame);
        } else if (type == FrameType.TIME_SYNC) {
            time(frame, atMillis);
        } else if (type == FrameType.COMMAND) {
            command(frame, atMillis);
        } else if (type == FrameType.SMP_FRAGMENT) {
            smp(frame, atMillis);
        } else {
            counters.lineBad++;
        }
    }

    private void hello(HelloRequest request, long atMillis) {
        jammed = false;
        announced = true;
        boolean common = request.speaksVersion1();
        sayHello(request.token());
        session(common);
        statisticsAtMillis = atMillis + STATISTICS_MILLIS;
    }

    private void announce() {
        if (!announced && !booting() && line.reachesSomebody()) {
            announced = true;
            sayHello(0);
        }
    }

    private void sayHello(int token) {
        ByteBuffer hello = ByteBuffer.allocate(17 + SERIAL.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) Frame.VERSION)
                .put((byte) Frame.VERSION)
                .putShort((short) token)
                .put(FIRMWARE)
                .put(ABILITIES)
                .put((byte) commands.powerDbm())
                .put((byte) CommandDesk.LEAST_POWER_DBM)
                .put((byte) CommandDesk.GREATEST_POWER_DBM)
                .put((byte) clock.reason().ordinal())
                .putInt(clock.number())
                .put((byte) SERIAL.length)
                .put(SERIAL);
        out.send(FrameType.HELLO, 0, hello.array());
    }

    private void time(Frame frame, long atMillis) {
        if (frame.payload().length < TIME_REQUEST_OCTETS) {
            malformed(frame);
            return;
        }
        short token =
                ByteBuffer.wrap(frame.payload()).order(ByteOrder.LITTLE_ENDIAN).getShort();
        ByteBuffer answer = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        out.send(
                FrameType.TIME_SYNC,
                0,
                answer.putShort(token).putInt(clock.tickAt(atMillis)).array());
    }

    private void command(Frame frame, long atMillis) {
        Command command = Command.of(frame);
        if (command == null) {
            malformed(frame);
            return;
        }
        boolean isNew = !commands.knows(command);
        answer(commands.take(command, atMillis));
        if (isNew && command.isRestart()) {
            boot(BootClock.Reason.ORDERED);
        }
    }

    private void smp(Frame frame, long atMillis) {
        if (frame.devId() == 0 || frame.payload().length < SmpPieces.LEAST_PAYLOAD) {
            malformed(frame);
        } else {
            smp.piece(frame.devId(), frame.payload(), atMillis);
        }
    }

    private void tell(long devId, byte[] piece) {
        if (session) {
            out.send(FrameType.SMP_FRAGMENT, devId, piece);
        }
    }

    private void expire(long nowMillis) {
        commands.expire(nowMillis).forEach(this::answer);
    }

    private void answer(Answer answer) {
        if (session) {
            out.send(answer.type(), answer.devId(), answer.payload());
        }
    }

    private void malformed(Frame frame) {
        counters.lineBad++;
        error(MALFORMED, frame);
    }

    private void error(int code, Frame about) {
        ByteBuffer error = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        out.send(
                FrameType.ERROR,
                0,
                error.put((byte) code)
                        .put((byte) about.type())
                        .putShort((short) about.seq())
                        .array());
    }

    private void session(boolean open) {
        if (session != open) {
            session = open;
            listener.session(open);
        }
    }

    private boolean booting() {
        return clock.nowMillis() < readyAtMillis;
    }
}
