package io.wardgate.simulator.wr24;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.wr24.Answer.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Carries commands out: those for the receiver at once, those for a band in the slot behind the band's next frame. A
 * command that it knows is answered again and not done again. Owned by the receiver's thread.
 */
final class CommandDesk {

    static final int LEAST_POWER_DBM = -20;
    static final int GREATEST_POWER_DBM = 8;
    private static final int POWER_AT_BOOT_DBM = 4;

    private final HeldCommands commands = new HeldCommands();
    private final ReceiverListener listener;
    private final Chance chance;
    private final double downlinkLoss;
    private int powerDbm = POWER_AT_BOOT_DBM;
    private long tries;

    CommandDesk(ReceiverListener listener, Chance chance, double downlinkLoss) {
        this.listener = listener;
        this.chance = chance;
        this.downlinkLoss = downlinkLoss;
    }

    int powerDbm() {
        return powerDbm;
    }

    /** Commands that wait for their band. */
    int held() {
        return commands.count();
    }

    /** A boot loses what was held and known, and the power that was set. */
    void boot() {
        commands.forget();
        powerDbm = POWER_AT_BOOT_DBM;
    }

    boolean knows(Command command) {
        return commands.known(command).isPresent();
    }

    Answer take(Command command, long atMillis) {
        return commands.known(command).orElseGet(() -> carryOut(command, atMillis));
    }

    /** A band has sent and listens; the answer if that ended its command. */
    Optional<Answer> slot(long devId, long atMillis) {
        return commands.slot(devId, atMillis, this::tell);
    }

    /** Ends what has waited too long. */
    List<Answer> expire(long nowMillis) {
        return commands.expire(nowMillis);
    }

    private Answer carryOut(Command command, long atMillis) {
        if (!command.isKnown()) {
            return commands.end(Answer.refused(command, Refusal.UNKNOWN_WHAT), atMillis);
        }
        if (!command.isInRange() || command.what() == Command.SET_POWER && !isPower(command.argument()[0])) {
            return commands.end(Answer.refused(command, Refusal.OUT_OF_RANGE), atMillis);
        }
        if (command.what() == Command.MESSAGE) {
            return commands.hold(command, atMillis);
        }
        if (command.what() == Command.SET_POWER) {
            powerDbm = command.argument()[0];
        }
        return commands.end(Answer.done(command, 0), atMillis);
    }

    private static boolean isPower(int dbm) {
        return dbm >= LEAST_POWER_DBM && dbm <= GREATEST_POWER_DBM;
    }

    /** One try; a band that did not acknowledge did not get it. */
    private boolean tell(Command command) {
        boolean acknowledged = chance.uniform(Chance.WARD, Purpose.DOWNLINK_LOSS, tries++) >= downlinkLoss;
        if (acknowledged) {
            listener.delivered(command.devId(), command.argument());
        }
        return acknowledged;
    }
}
