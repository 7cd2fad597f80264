package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Commands when octets, disk, room or process fail them. */
class CommandFaultTest extends DeskStage {

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
    void passesOverANoteThatCannotBeRead() {
        journal.append(new byte[] {9, 9, 9});
        desk.take(Commands.octets(ID, "note"));
        restart();
        desk.look();

        assertThat(ran).containsExactly(ID);
    }
}
