package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.failover.FailoverSettings;
import io.wardgate.uplink.failover.FailoverUplink;
import io.wardgate.uplink.failover.Role;
import io.wardgate.uplink.peer.Answers;
import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.MemoryStore;
import io.wardgate.uplink.peer.ScriptedUplink;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers that die, fall silent and come back as a seed says, one at a time: everything reaches one of them. */
class DrainOverTwoServersTest {

    private static final int FLIP_MILLIS = 20_000;

    private final ManualClock clock = new ManualClock();
    private final MemoryStore store = new MemoryStore();
    private final Server primary = new Server();
    private final Server backup = new Server();
    private final FailoverUplink uplink =
            new FailoverUplink(new FailoverSettings(4_000, 1_500, 15_000, 5_000), clock, new SplittableRandom(1));
    private final DrainRound round = new DrainRound(
            new DrainSettings(16, 5_000), store, uplink, clock, "GW-1", new RoundTrip(), new DrainCounters(), () -> {});
    private final Set<String> arrived = new HashSet<>();
    private final Map<Long, Long> emergencyOffered = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void deliversEverythingAndAnswersEveryEmergencyWithinTwoSeconds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        uplink.attach(Role.PRIMARY, primary.line);
        uplink.attach(Role.BACKUP, backup.line);
        uplink.open(new Notes());
        int stored = 0;
        for (long milli = 0; milli < 600_000; milli += 50) {
            if (milli % FLIP_MILLIS == 0) {
                flip(random);
            }
            if (milli % 1_000 == 0 && milli < 560_000) {
                store.append(Lane.ROUTINE);
                round.appended();
                stored++;
            }
            if (milli % 7_000 == 0 && milli < 560_000) {
                var emergency = store.append(Lane.EMERGENCY);
                emergencyOffered.put(emergency.id().sequence(), clock.monoMillis());
                round.offered(emergency);
                stored++;
            }
            round.run();
            primary.answer();
            backup.answer();
            uplink.check(round.unanswered());
            clock.passMillis(50);
        }

        assertThat(arrived).as("arrived, seed %d", seed).hasSize(stored);
        assertThat(store.pending()).as("pending, seed %d", seed).isZero();
        assertThat(emergencyOffered).as("emergencies unanswered, seed %d", seed).isEmpty();
    }

    /** One server works; the other one is dead, or up and silent, or works as well. */
    private void flip(SplittableRandom random) {
        Server good = random.nextBoolean() ? primary : backup;
        Server other = good == primary ? backup : primary;
        good.set(true, false);
        other.set(random.nextInt(3) != 0, random.nextBoolean());
    }

    private final class Server {

        private final ScriptedUplink line = new ScriptedUplink();
        private boolean silent;
        private int read;

        void set(boolean up, boolean nowSilent) {
            boolean cameUp = up && !line.routineUp;
            line.urgentUp = up;
            line.routineUp = up;
            silent = nowSilent;
            boolean active = (uplink.active() == Role.PRIMARY) == (this == primary);
            if (cameUp && active) {
                round.cameUp(Lane.EMERGENCY);
                round.cameUp(Lane.ROUTINE);
            }
        }

        /** Whoever is silent loses what it got. */
        void answer() {
            for (; read < line.sent.size(); read++) {
                String text = line.sent.get(read);
                if (silent || !line.routineUp) {
                    continue;
                }
                arrived.add(text);
                round.answered(Answers.to(text.getBytes(StandardCharsets.US_ASCII)));
                String[] words = text.split(" ", 2);
                if (words[0].equals("0")) {
                    Long offered = emergencyOffered.remove(Long.parseLong(words[1]));
                    assertThat(List.of(offered == null ? 0L : clock.monoMillis() - offered))
                            .as("emergency %s", words[1])
                            .allMatch(millis -> millis <= 2_000);
                }
            }
        }
    }

    private final class Notes implements UplinkListener {

        @Override
        public void onMessage(byte[] message) {
            round.answered(message);
        }

        @Override
        public void onUp(Lane lane) {
            round.cameUp(lane);
        }

        @Override
        public void onDown(Lane lane, String reason) {}
    }
}
