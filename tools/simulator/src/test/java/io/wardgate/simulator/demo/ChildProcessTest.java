package io.wardgate.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path folder;

    @Test
    void livesUntilItIsKilledAndCanLiveAgain() throws Exception {
        ChildProcess child = child("echo born; exec sleep 600");
        child.start();
        await().until(() -> child.lastWords().equals("born"));
        assertThat(child.isAlive()).isTrue();
        assertThat(child.residentKilobytes()).isPositive();

        child.kill();
        assertThat(child.isAlive()).isFalse();
        assertThat(child.residentKilobytes()).isZero();

        child.start();
        await().until(() -> child.lastWords().equals("born\nborn"));
        assertThat(child.stop()).isTrue();
    }

    @Test
    void keepsTheLastWordsOfOneThatDied() throws Exception {
        ChildProcess child = child("echo port 1883 is in use; exit 2");
        child.start();

        await().until(() -> !child.isAlive());
        assertThat(child.lastWords()).isEqualTo("port 1883 is in use");
    }

    @Test
    void stoppingOneThatNeverStartedIsNothing() throws Exception {
        assertThat(child("true").stop()).isTrue();
    }

    private ChildProcess child(String script) {
        return new ChildProcess("child", List.of("sh", "-c", script), folder.resolve("child.log"));
    }
}
