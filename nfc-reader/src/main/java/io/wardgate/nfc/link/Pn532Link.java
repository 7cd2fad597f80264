package io.wardgate.nfc.link;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.nfc.frame.Frame;
import io.wardgate.nfc.frame.Message;
import io.wardgate.nfc.frame.Signal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One command at a time over one open port, until its answer has come or nothing more can be done with the command: every
 * wait has an end, so a chip that is mute, deaf or mad costs a known time.
 *
 * <p>No ACK: wait for the answer all the same, since only the ACK may be lost. A damaged answer, or none: ask for it
 * again with NACK, once. Still none: stop the chip with ACK, empty the line, send the command again, twice at most and
 * only if it is {@link Command#repeatable()}. What comes after that is the reader's {@link RecoveryLadder}.
 *
 * <p>Source: UM0701-02, 6.2.1 and 6.2.2. Owned by the reader's thread.
 */
public final class Pn532Link {

    /** The chip acknowledges within 15 ms; the rest is for lines over the network. */
    private static final int ACK_MILLIS = 30;

    private static final int NACK_MILLIS = 50;
    private static final int MOST_ATTEMPTS = 3;

    /** What a sleeping chip needs before the first frame (UM0701-02, 7.2.11): two octets, and time. */
    private static final byte[] WAKE_UP = {0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final FrameLine line;
    private final GatewayClock clock;
    private final LinkFigures figures;

    public Pn532Link(OctetPort port, GatewayClock clock, LinkFigures figures) {
        this.line = new FrameLine(port, clock, figures);
        this.clock = clock;
        this.figures = figures;
    }

    /** Stops whatever the chip does and wakes it if it sleeps; the next command must be SAMConfiguration. */
    public void wake() throws IOException {
        line.send(Signal.ACK.octets());
        line.send(WAKE_UP);
        line.drain();
    }

    /**
     * Asks the chip.
     *
     * @return the data of its answer
     * @throws LinkException if it did not answer, or does not take the command
     * @throws IOException if the line is lost
     */
    public byte[] ask(Command command) throws IOException {
        int attempts = command.repeatable() ? MOST_ATTEMPTS : 1;
        for (int attempt = 0; attempt < attempts; attempt++) {
            if (attempt > 0) {
                figures.count(LinkFigure.RESENDS);
                abort();
            }
            Message answer = attempt(command);
            if (answer != null) {
                return answer.data();
            }
        }
        figures.count(LinkFigure.UNANSWERED);
        abort();
        throw new LinkException("the chip does not answer " + command);
    }

    private @Nullable Message attempt(Command command) throws IOException {
        line.drain();
        line.send(command.message().octets());
        boolean isAcknowledged = false;
        long now = clock.monoMillis();
        Frame frame = next(command, now + ACK_MILLIS);
        if (frame == Signal.ACK) {
            isAcknowledged = true;
            frame = next(command, clock.monoMillis() + command.answerMillis());
        } else if (frame == null) {
            figures.count(LinkFigure.MISSING_ACKS);
            if (!line.wasDamaged() && command.repeatable()) {
                // Most likely the command itself was lost: sending it again is quicker than waiting for nothing.
                return answerTo(command, askAgain(command));
            }
            frame = next(command, now + command.answerMillis());
        }
        if (frame == null) {
            frame = askAgain(command);
        }
        Message answer = answerTo(command, frame);
        if (answer != null && !isAcknowledged) {
            figures.count(LinkFigure.LOST_ACKS);
        }
        return answer;
    }

    /** The chip says its last answer again, if it has one. */
    private @Nullable Frame askAgain(Command command) throws IOException {
        figures.count(LinkFigure.NACKS);
        line.send(Signal.NACK.octets());
        long until = clock.monoMillis() + NACK_MILLIS;
        Frame frame = next(command, until);
        return frame == Signal.ACK ? next(command, until) : frame;
    }

    /** The next frame that belongs to the command. */
    private @Nullable Frame next(Command command, long untilMillis) throws IOException {
        while (true) {
            Frame frame = line.receive(untilMillis);
            if (frame == null || frame == Signal.ACK || frame == Signal.SYNTAX_ERROR) {
                return frame;
            }
            if (frame instanceof Message message && message.fromChip() && message.code() == command.answerCode()) {
                return frame;
            }
            figures.count(LinkFigure.STRAY_ANSWERS);
        }
    }

    private @Nullable Message answerTo(Command command, @Nullable Frame frame) throws LinkException {
        if (frame == Signal.SYNTAX_ERROR) {
            figures.count(LinkFigure.REFUSED);
            throw new LinkException("the chip does not take " + command + "; is it a PN532?");
        }
        return frame instanceof Message message ? message : null;
    }

    private void abort() throws IOException {
        figures.count(LinkFigure.ABORTS);
        line.send(Signal.ACK.octets());
        line.drain();
    }
}
