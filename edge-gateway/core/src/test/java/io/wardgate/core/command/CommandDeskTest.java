package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.core.event.Waiting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The life of commands over lives of the process. */
class CommandDeskTest extends DeskStage {

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
}
