package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.command.Command.Timing;
import io.wardgate.api.command.CommandState;
import org.junit.jupiter.api.Test;

/** Commands run in their time or never, whatever the clock did meanwhile. */
class CommandTimingTest extends DeskStage {

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
}
