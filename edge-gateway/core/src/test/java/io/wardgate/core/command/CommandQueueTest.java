package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue with its thread. */
class CommandQueueTest {

    @TempDir
    Path folder;

    private final GatewayEvents events = new GatewayEvents();
    private final List<CommandReport> told = new CopyOnWriteArrayList<>();
    private CommandQueue queue;

    @BeforeEach
    void start() {
        queue = new CommandQueue(new FileJournal(folder), events, new SystemGatewayClock());
        queue.start();
    }

    @AfterEach
    void leavesNoThread() {
        queue.stop();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("wardgate-commands");
    }

    @Test
    void runsWhatIsOfferedFromAnyThread() {
        queue.addHandler(Commands.handler("note", command -> "noted"));
        queue.offer(Commands.octets(Commands.id(1), "note"));

        await().until(() -> reached(CommandState.DONE));
        assertThat(queue.check().summary()).isEqualTo("1 done, 0 wait");
        assertThat(queue.check().figures()).containsEntry("received", 1L).containsEntry("done", 1L);
    }

    @Test
    void endsALongCommandWithTheProcessAndRunsItAgainInTheNextLife() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        queue.addHandler(Commands.handler("long", command -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return "";
        }));
        queue.offer(Commands.octets(Commands.id(1), "long"));
        begun.await();
        queue.stop();
        assertThat(reached(CommandState.DONE)).isFalse();

        start();
        queue.addHandler(Commands.handler("long", command -> "at last"));

        await().until(() -> reached(CommandState.DONE));
    }

    /** As a component that is restarted by its own command. */
    @Test
    void mayBeStoppedByItsOwnCommand() {
        queue.addHandler(Commands.handler("stop", command -> {
            queue.stop();
            return "stopped";
        }));
        queue.offer(Commands.octets(Commands.id(1), "stop"));

        await().until(() -> reached(CommandState.DONE));
    }

    @Test
    void countsWhatComesFasterThanItCanBeTaken() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        queue.addHandler(Commands.handler("block", command -> {
            begun.countDown();
            release.await();
            return "";
        }));
        queue.offer(Commands.octets(Commands.id(0), "block"));
        begun.await();
        for (int number = 1; number <= CommandQueue.INLET + 5; number++) {
            queue.offer(Commands.octets(Commands.id(number), "block"));
        }
        release.countDown();

        assertThat(queue.check().figures()).containsEntry("overflowed", 5L);
        await().untilAsserted(() -> assertThat(queue.check().figures()).containsEntry("done", CommandQueue.INLET + 1L));
    }

    private boolean reached(CommandState state) {
        events.takeReports(100).stream().map(Waiting::what).forEach(told::add);
        return told.stream().anyMatch(report -> report.state() == state);
    }
}
