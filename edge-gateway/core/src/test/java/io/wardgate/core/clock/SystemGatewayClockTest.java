package io.wardgate.core.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemGatewayClockTest {

    @TempDir
    Path directory;

    @Test
    void doesNotBelieveAWallClockBeforeTheBuild() {
        Instant tomorrow = Instant.now().plusSeconds(86_400);

        assertThat(new SystemGatewayClock(1, tomorrow).isSynchronised()).isFalse();
        assertThat(new SystemGatewayClock(1, Instant.EPOCH).isSynchronised()).isTrue();
    }

    @Test
    void takesTheBuildTimeFromTheBuildAndAFloorWithoutOne() {
        assertThat(BuildTime.ofThisBuild()).isAfterOrEqualTo(BuildTime.FLOOR);
        assertThat(BuildTime.parse("${project.build.outputTimestamp}")).isEqualTo(BuildTime.FLOOR);
        assertThat(BuildTime.parse("1980-01-01T00:00:00Z")).isEqualTo(BuildTime.FLOOR);
        assertThat(BuildTime.parse("2099-01-01T00:00:00Z")).isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
    }

    @Test
    void namesTheBootOfTheMachine() throws IOException {
        Path one = Files.writeString(directory.resolve("one"), "11111111-2222-3333-4444-555555555555\n");
        Path other = Files.writeString(directory.resolve("other"), "99999999-2222-3333-4444-555555555555\n");

        assertThat(MachineBoot.id(one)).isEqualTo(MachineBoot.id(one)).isNotEqualTo(MachineBoot.id(other));
        Path missing = directory.resolve("missing");
        assertThat(MachineBoot.id(missing)).isNotEqualTo(MachineBoot.id(missing));
    }
}
