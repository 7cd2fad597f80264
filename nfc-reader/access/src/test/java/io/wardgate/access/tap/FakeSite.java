package io.wardgate.access.tap;

import io.wardgate.access.door.Door;
import io.wardgate.access.door.DoorAlarms;
import io.wardgate.access.door.DoorRules;
import io.wardgate.api.actuator.Switch;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A site in a test: a clock that is set, a judge that knows a table, outputs that note what they are told. */
final class FakeSite implements GatewayClock, DoorAlarms {

    long nowMillis = 100_000;
    boolean isOutletThere = true;

    @Nullable
    RuntimeException judgeFault;

    @Nullable
    RuntimeException inspectorFault;

    @Nullable
    RuntimeException switchFault;

    Inspection.Fault tagFault = Inspection.Fault.NONE;
    final Map<TagRef, TapJudge.Verdict> table = new HashMap<>();
    final List<TapJudge.Context> asked = new ArrayList<>();
    final List<String> acts = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final List<Tap> taps = new ArrayList<>();
    final TapRecorder recorder = new TapRecorder(this::offer, 0xB00C);
    final Door door =
            new Door(new DoorRules("icu-door", "", 3_000, 10_000, 8_000, true), "relay", this::output, (z, f, t) -> 0);
    final Site site = new Site(
            this,
            (tag, channel, wanted) -> inspect(tag, wanted),
            this::judge,
            recorder,
            new Shifts(),
            this::output,
            id -> id.equals("icu-door") ? door : null,
            this);

    static final Tap.PolicyState POLICY = new Tap.PolicyState(7, 60, false);

    /** The tag of a number; 0 draws its UID at random. */
    static Tag tag(int number) {
        byte[] uid = number == 0
                ? new byte[] {8, 1, 2, 3}
                : ByteBuffer.allocate(7).put((byte) 4).putInt(number).array();
        return new Tag(new TagUid(uid), 0x44, 0, new byte[0]);
    }

    static TagRef ref(Tag tag) {
        return new TagRef(1, 0, Arrays.hashCode(tag.uid().octets()));
    }

    static TapJudge.Verdict verdict(Decision decision, Reason reason) {
        return new TapJudge.Verdict(decision, reason, "P-1", POLICY, Tap.BandEvidence.NOT_REQUIRED, "");
    }

    void decide(int number, Decision decision, Reason reason) {
        table.put(ref(tag(number)), verdict(decision, reason));
    }

    void come(PointDesk desk, int number) {
        desk.heard(new ReaderEvent.TagSeen("reader-1", monoNanos(), tag(number), (command, repeatable) -> {
            throw new TagException("not asked in these tests");
        }));
    }

    void go(PointDesk desk, int number) {
        desk.heard(new ReaderEvent.TagGone("reader-1", monoNanos(), tag(number)));
    }

    String decisions() {
        return taps.stream().map(tap -> tap.decision() + " " + tap.reason()).collect(Collectors.joining(", "));
    }

    @Override
    public long monoNanos() {
        return nowMillis * 1_000_000;
    }

    @Override
    public long wallMillis() {
        return 1_795_000_000_000L + nowMillis;
    }

    @Override
    public long bootId() {
        return 1;
    }

    @Override
    public boolean isSynchronised() {
        return true;
    }

    @Override
    public void raise(Kind kind, String place) {
        alarms.add("+" + kind + " " + place);
    }

    @Override
    public void clear(Kind kind, String place) {
        alarms.add("-" + kind + " " + place);
    }

    private Inspection inspect(Tag tag, AuthLevel wanted) {
        if (inspectorFault != null) {
            throw inspectorFault;
        }
        return new Inspection(ref(tag), TagTechnology.TYPE_2, wanted, -1, tagFault, "");
    }

    private TapJudge.Verdict judge(TapPoint point, Inspection inspection, TapJudge.Context context) {
        asked.add(context);
        if (judgeFault != null) {
            throw judgeFault;
        }
        TapJudge.Verdict known = inspection.tag() == null ? null : table.get(inspection.tag());
        return known == null ? verdict(Decision.DENY, Reason.UNKNOWN_TAG) : known;
    }

    private void offer(Tap tap) {
        if (!isOutletThere) {
            throw new IllegalStateException("the pipeline does not run");
        }
        taps.add(tap);
    }

    private @Nullable Switch output(String name) {
        return name.equals("missing") ? null : new NotedSwitch(name);
    }

    private final class NotedSwitch implements Switch {

        private final String name;

        private NotedSwitch(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void pulse(long millis) {
            note(name + " pulse " + millis);
        }

        @Override
        public void play(long... millis) {
            note(name + " " + Arrays.toString(millis));
        }

        @Override
        public void idle() {
            note(name + " idle");
        }

        private void note(String act) {
            if (switchFault != null) {
                throw switchFault;
            }
            acts.add(act);
        }
    }
}
