package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.command.Command.Timing;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.core.ManualClock;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of commands over lives of the process, with a journal that outlives them and time that is told to pass. */
class CommandDeskTest {

    private static final UUID ID = Commands.id(7);
    private static final long HOUR = 3_600_000;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final List<UUID> ran = new ArrayList<>();
    private FileJournal journal;
    private GatewayEvents events;
    private CommandCounters counters;
    private CommandRunner runner;
    private CommandDesk desk;

    @BeforeEach
    void start() {
        journal = new FileJournal(folder);
        events = new GatewayEvents();
        counters = new CommandCounters();
        runner = new CommandRunner();
        runner.add(Commands.handler("note", command -> {
            ran.add(command.id());
            return "noted";
        }));
        CommandBook book = new CommandBook(new CommandMemory(journal, clock), events, clock, counters);
        desk = new CommandDesk(book, runner, clock, counters);
        desk.open();
    }

    /** The process is killed and starts anew; nothing but the journal is left. */
    private void restart() {
        start();
    }

    @Test
    void tellsEachStepOfACommandThatIsDone() {
        desk.take(Commands.octets(ID, "note"));
        desk.look();

        assertThat(told())
                .extracting(CommandReport::state)
                .containsExactly(CommandState.DELIVERED, CommandState.ACCEPTED, CommandState.DONE);
        assertThat(ran).containsExactly(ID);
    }

    @Test
    void runsACommandOnceThatComesThreeTimesAndAnswersEachTime() {
        for (int time = 0; time < 3; time++) {
            desk.take(Commands.octets(ID, "note"));
            desk.look();
        }

        assertThat(ran).containsExactly(ID);
        assertThat(told()).extracting(CommandReport::state).endsWith(CommandState.DONE, CommandState.DONE);
        assertThat(counters.repeated.get()).isEqualTo(2);
    }

    @Test
    void remembersWhatItRanAfterARestart() {
        desk.take(Commands.octets(ID, "note"));
        desk.look();
        restart();
        desk.take(Commands.octets(ID, "note"));
        desk.look();

        assertThat(ran).containsExactly(ID);
        assertThat(told()).extracting(CommandReport::state).containsOnly(CommandState.DONE);
    }

    @Test
    void tellsAFinalStateAgainInTheNextLifeUntilItsReportReachedTheDisk() {
        desk.take(Commands.octets(ID, "note"));
        desk.look();
        restart();
        List<Waiting<CommandReport>> reports = events.takeReports(10);
        assertThat(reports).extracting(report -> report.what().state()).containsExactly(CommandState.DONE);

        reports.forEach(report -> report.whenStored().run());
        desk.look();
        restart();

        assertThat(told()).isEmpty();
    }

    @Test
    void runsACommandAgainThatACrashInterrupted() {
        runner.add(Commands.handler("crash", command -> {
            ran.add(command.id());
            throw new InterruptedException("the process ends");
        }));
        desk.take(Commands.octets(ID, "crash"));
        desk.look();
        assertThat(told()).extracting(CommandReport::state).endsWith(CommandState.ACCEPTED);
        restart();
        runner.add(Commands.handler("crash", command -> "done after all"));
        desk.look();

        assertThat(told().get(told().size() - 1).detail()).isEqualTo("done after all");
        assertThat(ran).containsExactly(ID);
    }

    @Test
    void neverRunsACommandWhoseTimeToLiveRanOut() {
        desk.take(Commands.octets(ID, "later"));
        clock.passMillis(HOUR);
        restart();
        desk.look();

        assertThat(ran).isEmpty();
        assertThat(lastTold().state()).isEqualTo(CommandState.EXPIRED);
        assertThat(lastTold().detail()).contains("3600000 ms");
    }

    @Test
    void neverRunsACommandAfterItsExpiryWhateverTheClockDidMeanwhile() {
        long expires = clock.wallMillis() + HOUR;
        clock.stepWall(2 * HOUR);
        desk.take(Commands.octets(ID, "note", new Timing(1, 0, expires, HOUR)));
        desk.look();

        assertThat(ran).isEmpty();
        assertThat(lastTold().state()).isEqualTo(CommandState.EXPIRED);
    }

    @Test
    void runsInTimeAlthoughTheClockStandsAt1970() {
        long expires = clock.wallMillis() + HOUR;
        clock.stepWall(-clock.wallMillis());
        clock.loseSynchronisation();
        desk.take(Commands.octets(ID, "note", new Timing(1, 0, expires, HOUR)));
        desk.look();

        assertThat(ran).containsExactly(ID);
    }

    @Test
    void waitsForItsMomentAndHoldsUpNobody() {
        long notBefore = clock.wallMillis() + 60_000;
        desk.take(Commands.octets(ID, "note", new Timing(1, notBefore, Commands.FAR_FUTURE, HOUR)));
        desk.take(Commands.octets(Commands.id(8), "note"));
        desk.look();
        assertThat(ran).containsExactly(Commands.id(8));

        clock.passMillis(60_000);
        desk.look();

        assertThat(ran).containsExactly(Commands.id(8), ID);
    }

    @Test
    void expiresACommandWhoseAgeNobodyKnowsAfterAReboot() {
        clock.loseSynchronisation();
        desk.take(Commands.octets(ID, "later"));
        clock.reboot();
        restart();
        clock.findSynchronisation();
        desk.look();

        assertThat(lastTold().state()).isEqualTo(CommandState.EXPIRED);
    }

    @Test
    void knowsItsAgeAfterARebootAsSoonAsTheClockIsRight() {
        desk.take(Commands.octets(ID, "later"));
        clock.reboot();
        clock.loseSynchronisation();
        restart();
        runner.add(Commands.handler("later", command -> {
            ran.add(command.id());
            return "";
        }));
        desk.look();
        assertThat(ran).isEmpty();

        clock.findSynchronisation();
        desk.look();

        assertThat(ran).containsExactly(ID);
    }

    @Test
    void rejectsAnUnknownKindOnceAllHandlersHadTimeToCome() {
        desk.take(Commands.octets(ID, "dance"));
        desk.look();
        assertThat(lastTold().state()).isEqualTo(CommandState.DELIVERED);

        clock.passMillis(CommandDesk.HANDLER_GRACE_MILLIS);
        desk.look();

        assertThat(lastTold().state()).isEqualTo(CommandState.REJECTED);
        assertThat(lastTold().detail()).isEqualTo("unknown kind dance; known: note");
    }

    @Test
    void saysWhyACommandFailed() {
        runner.add(Commands.handler("fails", command -> {
            throw new CommandException("seconds is 0; allowed: 1 to 300");
        }));
        runner.add(Commands.handler("breaks", command -> {
            throw new IllegalStateException("broken");
        }));
        desk.take(Commands.octets(ID, "fails"));
        desk.take(Commands.octets(Commands.id(8), "breaks"));
        desk.look();

        assertThat(told())
                .filteredOn(report -> report.state() == CommandState.FAILED)
                .extracting(CommandReport::detail)
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("seconds is 0; allowed: 1 to 300"),
                        other -> assertThat(other).contains("broken"));
    }

    @Test
    void rejectsWhatComesWhenAThousandWaitAndNeverRunsItLater() {
        for (int number = 0; number < CommandDesk.MAX_WAITING; number++) {
            desk.take(Commands.octets(Commands.id(number), "later"));
        }
        UUID tooMuch = Commands.id(5_000);
        desk.take(Commands.octets(tooMuch, "note"));
        assertThat(lastTold().state()).isEqualTo(CommandState.REJECTED);

        clock.passMillis(HOUR);
        restart();
        desk.take(Commands.octets(tooMuch, "note"));
        desk.look();

        assertThat(ran).isEmpty();
    }

    @Test
    void countsOctetsThatAreNoCommand() {
        desk.take("hello".getBytes(StandardCharsets.US_ASCII));
        desk.take(new byte[300_000]);
        desk.look();

        assertThat(counters.malformed.get()).isEqualTo(2);
        assertThat(told()).isEmpty();
    }

    @Test
    void saysNothingOfACommandThatItCouldNotKeep() {
        journal.fails = true;
        desk.take(Commands.octets(ID, "note"));
        desk.look();
        assertThat(told()).isEmpty();
        assertThat(ran).isEmpty();

        journal.fails = false;
        desk.take(Commands.octets(ID, "note"));
        desk.look();

        assertThat(ran).containsExactly(ID);
    }

    @Test
    void runsACommandOnceAlthoughItsEndCannotBeNotedForAWhile() {
        runner.add(Commands.handler("fills the disk", command -> {
            ran.add(command.id());
            journal.fails = true;
            return "done";
        }));
        desk.take(Commands.octets(ID, "fills the disk"));
        for (int look = 0; look < 5; look++) {
            desk.look();
        }
        journal.fails = false;
        desk.look();

        assertThat(ran).containsExactly(ID);
        assertThat(lastTold().state()).isEqualTo(CommandState.DONE);
    }

    @Test
    void remembersAThousandCommandsAndAWeek() {
        for (int number = 0; number < 1_500; number++) {
            desk.take(Commands.octets(Commands.id(number), "note"));
            desk.look();
            events.takeReports(10).forEach(report -> report.whenStored().run());
        }
        desk.look();
        clock.passMillis(8 * 24 * HOUR);
        restart();
        desk.take(Commands.octets(Commands.id(1_499), "note"));
        desk.look();

        assertThat(journal.notes()).hasSize(CommandMemory.LEAST);
        assertThat(ran).hasSize(1_500);
    }

    @Test
    void passesOverANoteThatCannotBeRead() {
        journal.append(new byte[] {9, 9, 9});
        desk.take(Commands.octets(ID, "note"));
        restart();
        desk.look();

        assertThat(ran).containsExactly(ID);
    }

    private List<CommandReport> told() {
        List<Waiting<CommandReport>> reports = events.takeReports(10_000);
        events.restore(reports, List.of());
        return reports.stream().map(Waiting::what).toList();
    }

    private CommandReport lastTold() {
        List<CommandReport> reports = told();
        return reports.get(reports.size() - 1);
    }
}
