package io.wardgate.nfc.chip;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.Tag;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.nfc.frame.Frame;
import io.wardgate.nfc.frame.Message;
import io.wardgate.nfc.frame.Pn532Codec;
import io.wardgate.nfc.frame.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 in virtual time: waiting on its line is what moves the clock. It is asleep until woken, forgets without power,
 * fails on order, and says how often what was asked of it.
 */
public final class FakeChip implements OctetPort, GatewayClock {

    /** What happens to one command. */
    public enum Fault {
        NONE,
        COMMAND_LOST,
        ACK_LOST,
        ACK_DAMAGED,
        ANSWER_LOST,
        ANSWER_DAMAGED,
        ANSWER_CUT_SHORT,
        LENGTH_DAMAGED,
        NOISE_BEFORE_ANSWER,
        REFUSED
    }

    private static final int ANSWER_MILLIS = 8;

    private record Due(long millis, byte[] octets) {}

    /** Next commands meet these, in this order. */
    public final Queue<Fault> faults = new ArrayDeque<>();

    /** Codes of the commands that it carried out. */
    public final List<Integer> carriedOut = new ArrayList<>();

    /** What lies on it. */
    public final List<Tag> field = new ArrayList<>();

    /** What the first tag answers; null: it is silent. */
    public UnaryOperator<byte @Nullable []> tag = command -> command;

    public boolean isMute;
    public boolean isPortLost;
    public int opened;
    public long nowMillis = 1_000;

    private final Pn532Codec codec = new Pn532Codec(this::heard);
    private final Queue<Due> line = new ArrayDeque<>();
    private byte[] lastAnswer = new byte[0];
    private boolean isAwake;
    private boolean isConfigured;

    public FakeChip open() throws IOException {
        if (isPortLost) {
            throw new IOException("no such device");
        }
        opened++;
        line.clear();
        return this;
    }

    /** As after a dip of its supply: asleep, and all is forgotten. */
    public void brownOut() {
        isAwake = false;
        isConfigured = false;
        line.clear();
    }

    /** As by RSTPD_N. */
    public void reset() {
        brownOut();
        isMute = false;
        nowMillis += 100;
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws IOException {
        if (isPortLost) {
            throw new IOException("the device is gone");
        }
        Due due = line.peek();
        if (due == null || due.millis() > nowMillis + timeoutMillis) {
            nowMillis += timeoutMillis;
            return 0;
        }
        nowMillis = Math.max(nowMillis, due.millis());
        System.arraycopy(due.octets(), 0, into, 0, due.octets().length);
        line.remove();
        return due.octets().length;
    }

    @Override
    public void write(byte[] octets) throws IOException {
        if (isPortLost) {
            throw new IOException("the device is gone");
        }
        for (byte octet : octets) {
            isAwake |= octet == 0x55;
        }
        codec.feed(octets, octets.length);
        codec.giveUp();
    }

    @Override
    public void close() {
        line.clear();
    }

    private void heard(Frame frame) {
        if (isMute || !isAwake) {
            return;
        }
        if (frame == Signal.NACK) {
            say(ANSWER_MILLIS, lastAnswer);
        } else if (frame == Signal.ACK) {
            line.clear();
        } else if (frame instanceof Message command) {
            line.clear();
            lastAnswer = new byte[0];
            Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
            if (fault != Fault.COMMAND_LOST) {
                carryOut(command, fault);
            }
        }
    }

    private void carryOut(Message command, Fault fault) {
        byte[] ack = Signal.ACK.octets();
        if (fault == Fault.ACK_DAMAGED) {
            ack[4] = 0x55;
        }
        if (fault != Fault.ACK_LOST) {
            say(1, ack);
        }
        carriedOut.add(command.code());
        byte[] data = fault == Fault.REFUSED ? null : answer(command);
        if (data == null) {
            say(ANSWER_MILLIS, Signal.SYNTAX_ERROR.octets());
            return;
        }
        if (command.code() == 0x4A && !isConfigured && field.isEmpty()) {
            return; // Searches for ever.
        }
        byte[] answer = new Message(true, command.code() + 1, data).octets();
        lastAnswer = answer;
        if (fault != Fault.ANSWER_LOST) {
            say(ANSWER_MILLIS, damaged(answer.clone(), fault));
        }
    }

    private byte @Nullable [] answer(Message command) {
        switch (command.code()) {
            case 0x00:
                return command.data();
            case 0x02:
                return new byte[] {0x32, 0x01, 0x06, 0x07};
            case 0x32:
                isConfigured |= command.data()[0] == 0x05;
                return new byte[0];
            case 0x12, 0x14:
                return new byte[0];
            case 0x4A:
                return list();
            case 0x40:
                byte[] said = tag.apply(Arrays.copyOfRange(command.data(), 1, command.data().length));
                if (said == null || field.isEmpty()) {
                    return new byte[] {0x01};
                }
                byte[] answer = new byte[said.length + 1];
                System.arraycopy(said, 0, answer, 1, said.length);
                return answer;
            case 0x52:
                return new byte[] {0x00};
            default:
                return null;
        }
    }

    private byte[] list() {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write(field.size());
        for (int i = 0; i < field.size(); i++) {
            Tag tag = field.get(i);
            byte[] uid = tag.uid().octets();
            list.write(i + 1);
            list.write(tag.atqa() >> 8);
            list.write(tag.atqa());
            list.write(tag.sak());
            list.write(uid.length);
            list.writeBytes(uid);
            if (tag.isSmartCard()) {
                list.write(tag.ats().length + 1);
                list.writeBytes(tag.ats());
            }
        }
        return list.toByteArray();
    }

    private static byte[] damaged(byte[] answer, Fault fault) {
        switch (fault) {
            case ANSWER_DAMAGED -> answer[answer.length - 3] ^= 0x10;
            case LENGTH_DAMAGED -> answer[3] ^= 0x04;
            case ANSWER_CUT_SHORT -> {
                return Arrays.copyOf(answer, answer.length - 3);
            }
            case NOISE_BEFORE_ANSWER -> {
                byte[] noisy = new byte[answer.length + 2];
                noisy[0] = 0x13;
                noisy[1] = 0x37;
                System.arraycopy(answer, 0, noisy, 2, answer.length);
                return noisy;
            }
            default -> {
                return answer;
            }
        }
        return answer;
    }

    private void say(int afterMillis, byte[] octets) {
        if (octets.length > 0) {
            line.add(new Due(nowMillis + afterMillis, octets));
        }
    }

    @Override
    public long monoNanos() {
        return nowMillis * 1_000_000;
    }

    @Override
    public long wallMillis() {
        return nowMillis;
    }

    @Override
    public long bootId() {
        return 1;
    }

    @Override
    public boolean isSynchronised() {
        return true;
    }
}
