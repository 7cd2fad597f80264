package io.wardgate.simulator.access;

import io.wardgate.access.door.Door;
import io.wardgate.access.door.DoorAlarms;
import io.wardgate.access.door.DoorRules;
import io.wardgate.access.tap.PointDesk;
import io.wardgate.access.tap.Shifts;
import io.wardgate.access.tap.Site;
import io.wardgate.access.tap.TapJudge;
import io.wardgate.access.tap.TapPoint;
import io.wardgate.access.tap.TapRecorder;
import io.wardgate.api.actuator.Switch;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.ZoneClass;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.gpio.line.Board;
import io.wardgate.gpio.line.OutputSettings;
import io.wardgate.nfc.pn532.Pn532Reader;
import io.wardgate.nfc.pn532.ReaderSettings;
import io.wardgate.simulator.faults.store.PlainClock;
import io.wardgate.simulator.nfc.UidCard;
import io.wardgate.simulator.nfc.VirtualPn532;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How long a tap takes from the reader's frame to the door's relay: eight readers on virtual chips, one tap after another on
 * each, 50 a second in all. Judge and inspector answer from memory at once, the relay is a line of Pi4J without a pin: what
 * is measured is the way between them. A hundredth of the taps may be missed. Started by {@code .ci/measure doors}.
 */
final class TapToRelay {

    private static final int READERS = 8;
    private static final int TAPS_A_SECOND = 50;
    private static final long ALLOWED_MICROS = 10_000;

    private final GatewayClock clock = new PlainClock();
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Tap> taps = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Long> seenNanos = ThreadLocal.withInitial(() -> 0L);
    private final TapRecorder recorder = new TapRecorder(taps::add, 1);

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        System.exit(new TapToRelay().run(seconds) ? 0 : 1);
    }

    private boolean run(int seconds) throws Exception {
        List<VirtualPn532> chips = new ArrayList<>();
        List<Pn532Reader> readers = new ArrayList<>();
        try (Board board = Board.withoutPins(clock)) {
            for (int i = 0; i < READERS; i++) {
                VirtualPn532 chip = VirtualPn532.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                chips.add(chip);
                readers.add(
                        reader("reader-" + i, chip, board.output(new OutputSettings("relay-" + i, i, false, 3_000))));
            }
            while (readers.stream().anyMatch(reader -> reader.statistics().state() != State.READING)) {
                LockSupport.parkNanos(10_000_000L);
            }
            int laid = tap(chips, seconds);
            readers.forEach(Pn532Reader::stop);
            return tell(laid);
        } finally {
            for (VirtualPn532 chip : chips) {
                chip.close();
            }
        }
    }

    private Pn532Reader reader(String name, VirtualPn532 chip, Switch relay) {
        Switch measured = new MeasuredSwitch(relay);
        Door door = new Door(
                new DoorRules(name, "", 100, 10_000, 8_000, true), "relay", output -> measured, (zone, from, to) -> 0);
        Site site = new Site(
                clock,
                (tag, channel, wanted) -> inspect(tag),
                (point, inspection, context) -> new TapJudge.Verdict(
                        Decision.GRANT,
                        Reason.OK,
                        "P",
                        new Tap.PolicyState(1, 1, false),
                        Tap.BandEvidence.NOT_REQUIRED,
                        ""),
                recorder,
                new Shifts(),
                output -> null,
                id -> door,
                new Silence());
        Tap.Place place = new Tap.Place(name, "HALL", ZoneClass.GREEN, PointType.ACCESS, name);
        PointDesk desk = new PointDesk(new TapPoint(name, place, AuthLevel.UID, 10_000, TapPoint.Lamps.NONE), site);
        Pn532Reader reader = new Pn532Reader(
                new ReaderSettings(name, new PortAddress.Tcp("127.0.0.1", chip.port())::open, 20, null), clock);
        reader.start(event -> {
            seenNanos.set(event instanceof TagSeen ? event.monoNanos() : 0L);
            desk.heard(event);
        });
        return reader;
    }

    /** Lays another card on each reader in turn, so that each is replaced before it leaves. */
    private int tap(List<VirtualPn532> chips, int seconds) {
        int laid = 0;
        @Nullable UidCard[] lying = new UidCard[READERS];
        long begin = clock.monoNanos();
        for (; laid < seconds * TAPS_A_SECOND; laid++) {
            int at = laid % READERS;
            UidCard card = new UidCard(
                    ByteBuffer.allocate(7).put((byte) 4).putInt(laid).array(), 0x0044, 0x00, new byte[0]);
            UidCard before = lying[at];
            if (before != null) {
                chips.get(at).take(before);
            }
            chips.get(at).lay(card);
            lying[at] = card;
            long next = begin + (laid + 1) * 1_000_000_000L / TAPS_A_SECOND;
            while (clock.monoNanos() < next) {
                LockSupport.parkNanos(next - clock.monoNanos());
            }
        }
        LockSupport.parkNanos(500_000_000L);
        return laid;
    }

    private boolean tell(int laid) {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d taps laid on %d readers at %d a second, %d recorded, %d relays set%n",
                laid, READERS, TAPS_A_SECOND, taps.size(), sorted.length);
        if (sorted.length == 0) {
            return false;
        }
        long p99 = sorted[(int) (sorted.length * 0.99)];
        System.out.printf(
                "from frame to relay: median %d us, p99 %d us, greatest %d us; allowed: p99 %d us%n",
                sorted[sorted.length / 2], p99, sorted[sorted.length - 1], ALLOWED_MICROS);
        // A card lies for 160 ms only: on a busy machine a search may miss one.
        return p99 <= ALLOWED_MICROS && sorted.length >= laid * 0.99;
    }

    private static Inspection inspect(Tag tag) {
        TagRef ref = new TagRef(1, 0, Arrays.hashCode(tag.uid().octets()));
        return new Inspection(ref, TagTechnology.UID_ONLY, AuthLevel.UID, -1, Inspection.Fault.NONE, "");
    }

    /** A relay that notes when it was set. */
    private final class MeasuredSwitch implements Switch {

        private final Switch relay;

        private MeasuredSwitch(Switch relay) {
            this.relay = relay;
        }

        @Override
        public String name() {
            return relay.name();
        }

        @Override
        public void pulse(long millis) {
            relay.pulse(millis);
            micros.add((clock.monoNanos() - seenNanos.get()) / 1_000);
        }

        @Override
        public void play(long... millis) {
            relay.play(millis);
        }

        @Override
        public void idle() {
            relay.idle();
        }
    }

    /** Alarms are not what is measured. */
    private static final class Silence implements DoorAlarms {

        @Override
        public void raise(Kind kind, String place) {}

        @Override
        public void clear(Kind kind, String place) {}
    }
}
