package io.wardgate.uplink.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.ScriptedUplink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailoverUplinkTest {

    private static final Unanswered NOTHING = new Unanswered(0, 0);

    private final ManualClock clock = new ManualClock();
    private final ScriptedUplink primary = new ScriptedUplink();
    private final ScriptedUplink backup = new ScriptedUplink();
    private final ScriptedUplink fastPath = new ScriptedUplink();
    private final FailoverUplink uplink = new FailoverUplink(FailoverSettings.DEFAULT, clock, new SplittableRandom(1));
    private final List<Lane> again = new ArrayList<>();

    @BeforeEach
    void open() {
        clock.passMillis(100_000);
        uplink.attach(Role.PRIMARY, primary);
        uplink.attach(Role.BACKUP, backup);
        uplink.open(new Drain());
    }

    @Test
    void usesThePrimaryAloneWhileItWorks() {
        send(Lane.EMERGENCY, Lane.ALARM, Lane.ROUTINE);

        assertThat(primary.sent).containsExactly("EMERGENCY", "ALARM", "ROUTINE");
        assertThat(backup.sent).isEmpty();
    }

    @Test
    void sendsEmergenciesToBothWhileThePrimaryIsInDoubt() {
        uplink.check(new Unanswered(2_000, 0));
        send(Lane.EMERGENCY, Lane.ROUTINE);

        assertThat(again).containsExactly(Lane.EMERGENCY);
        assertThat(primary.sent).containsExactly("EMERGENCY", "ROUTINE");
        assertThat(backup.sent).containsExactly("EMERGENCY");
        assertThat(figures()).containsEntry("duplicatedEmergencies", 1L);
    }

    @Test
    void sendsAnEmergencyOverTheBackupBeforeAnybodyLookedAtThePrimary() {
        primary.urgentUp = false;

        assertThat(uplink.isUp(Lane.EMERGENCY)).isTrue();
        send(Lane.EMERGENCY);

        assertThat(backup.sent).containsExactly("EMERGENCY");
    }

    @Test
    void sendsEverythingAgainOverTheBackupAfterTheFailover() {
        uplink.check(new Unanswered(4_000, 0));
        send(Lane.ROUTINE);

        assertThat(again).containsExactly(Lane.EMERGENCY, Lane.ROUTINE);
        assertThat(backup.sent).containsExactly("ROUTINE");
        assertThat(figures()).containsEntry("failovers", 1L).containsEntry("onBackup", 1L);
    }

    @Test
    void comesBackToAStablePrimaryWithoutSendingAnythingAgain() {
        uplink.check(new Unanswered(4_000, 0));
        again.clear();
        uplink.check(NOTHING);
        clock.passMillis(6 * 60_000);
        uplink.check(NOTHING);
        send(Lane.ROUTINE);

        assertThat(primary.sent).containsExactly("ROUTINE");
        assertThat(again).isEmpty();
        assertThat(figures()).containsEntry("failbacks", 1L);
    }

    @Test
    void copiesWhatIsUrgentToTheFastPathAndNeedsItForNothing() {
        uplink.attach(Role.FAST_PATH, fastPath);
        send(Lane.EMERGENCY, Lane.ALARM, Lane.ROUTINE, Lane.BULK);
        assertThat(fastPath.sent).containsExactly("EMERGENCY", "ALARM");

        primary.routineUp = false;
        assertThat(uplink.send(Lane.ALARM, octets(Lane.ALARM))).isFalse();
        assertThat(uplink.isUp(Lane.ALARM)).isFalse();
    }

    @Test
    void goesOnWithTheBackupWhenThePrimaryIsTakenAway() {
        uplink.detach(Role.PRIMARY);
        uplink.check(NOTHING);
        clock.passMillis(4_000);
        uplink.check(NOTHING);
        send(Lane.ROUTINE);

        assertThat(backup.sent).containsExactly("ROUTINE");
    }

    private void send(Lane... lanes) {
        for (Lane lane : lanes) {
            assertThat(uplink.send(lane, octets(lane))).isTrue();
        }
    }

    private static byte[] octets(Lane lane) {
        return lane.name().getBytes(StandardCharsets.US_ASCII);
    }

    private Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        uplink.addFigures(figures);
        return figures;
    }

    private final class Drain implements UplinkListener {

        @Override
        public void onMessage(byte[] message) {}

        @Override
        public void onUp(Lane lane) {
            again.add(lane);
        }

        @Override
        public void onDown(Lane lane, String reason) {}
    }
}
