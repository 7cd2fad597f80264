package io.wardgate.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.core.clock.ChronyTracking.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronyTrackingTest {

    @TempDir
    Path folder;

    private String said = TrackingTest.FOLLOWING;
    private long nanos;
    private final ChronyTracking tracking = new ChronyTracking(this::answer, () -> nanos);

    @Test
    void believesAClockThatFollowsAServer() throws Exception {
        tracking.look();

        assertThat(tracking.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(tracking.summary()).contains("192.168.10.1", "stratum 3", "offset -123 µs");
        assertThat(tracking.figures()).containsEntry("stratum", 3L).containsEntry("offsetMicros", -123L);
    }

    @Test
    void doesNotBelieveAClockThatNeverFollowedAServer() throws Exception {
        said = TrackingTest.ALONE;
        tracking.look();

        assertThat(tracking.verdict()).isEqualTo(Verdict.NOT_KEPT);
    }

    @Test
    void believesAClockForADayAfterItLostItsServer() throws Exception {
        tracking.look();
        said = TrackingTest.LOST;
        nanos = TimeUnit.HOURS.toNanos(24) - 1;
        tracking.look();
        assertThat(tracking.verdict()).isEqualTo(Verdict.KEPT);
        assertThat(tracking.summary()).contains("holdover");

        nanos++;
        tracking.look();

        assertThat(tracking.verdict()).isEqualTo(Verdict.NOT_KEPT);
    }

    @Test
    void leavesTheClockToItsFaceWhereChronydCannotBeAsked() throws Exception {
        said = "506 Cannot talk to daemon";
        tracking.look();
        SystemGatewayClock clock = new SystemGatewayClock(1, Instant.EPOCH);
        clock.follow(tracking);

        assertThat(tracking.verdict()).isEqualTo(Verdict.SILENT);
        assertThat(clock.isSynchronised()).isTrue();
        assertThat(tracking.summary()).contains("506");
    }

    @Test
    void doubtsTheClockUntilChronydWasAsked() {
        assertThat(tracking.verdict()).isEqualTo(Verdict.NOT_KEPT);
        assertThat(new ChronyTracking("").verdict()).isEqualTo(Verdict.SILENT);
    }

    @Test
    void overrulesAClockThatOnlyLooksRight() throws Exception {
        said = TrackingTest.LOST;
        tracking.look();
        SystemGatewayClock clock = new SystemGatewayClock(1, Instant.EPOCH);
        clock.follow(tracking);

        assertThat(clock.isSynchronised()).isFalse();
    }

    @Test
    void runsTheCommandAndEndsItWithItself() throws Exception {
        ChronyTracking hanging = new ChronyTracking(script("exec sleep 600"));
        hanging.start();
        hanging.stop();
        assertThat(ProcessHandle.current().children()).noneMatch(this::isOurs);

        ChronyTracking answering =
                new ChronyTracking(script("test \"$*\" = '-n -c tracking' && echo '" + TrackingTest.FOLLOWING + "'"));
        answering.start();
        await().until(() -> answering.verdict() == Verdict.KEPT);
        answering.stop();
    }

    @Test
    void saysThatTheCommandIsMissing() throws Exception {
        ChronyTracking missing = new ChronyTracking(folder.resolve("missing").toString());
        missing.look();

        assertThat(missing.summary()).contains("missing");
        assertThat(new ChronyTracking("").summary()).contains("clock.chronyc is empty");
    }

    private Tracking answer() throws IOException {
        try {
            return Tracking.parse(said);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(folder.toString());
    }

    private String script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("chronyc-" + body.hashCode()), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}
