package io.wardgate.receiver;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.command.CommandJournal;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.core.command.CommandQueue;
import io.wardgate.core.command.PartedDocument;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.CommandCodec;
import io.wardgate.protocol.api.WireException;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttUplink;
import io.wardgate.uplink.mqtt.ServerAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The gateway's command queue behind its MQTT uplink. Every command is delivered three times; reports are sent as alarm
 * batches until the receiver committed them.
 */
final class CommandedGateway implements UplinkListener, AutoCloseable {

    /** How often commands were carried out, over all lives. */
    final AtomicInteger runs;

    /** Whole documents that it was brought. */
    final List<byte[]> documents = new CopyOnWriteArrayList<>();

    private final Map<Long, byte[]> uncommitted = new ConcurrentHashMap<>();
    private final CommandQueue queue;
    private final MqttUplink uplink;
    private final long epoch;
    private long routine;
    private long sequence;

    /** @param life 1, 2, 3 …: a later life has a greater epoch */
    CommandedGateway(int port, CommandJournal journal, AtomicInteger runs, int life) {
        this.runs = runs;
        this.epoch = Batches.EPOCH + ((long) life << 32);
        this.queue = new CommandQueue(journal, new SentAtOnce(), new SystemGatewayClock());
        queue.addHandler(new Counting());
        queue.addHandler(new Forgetful());
        queue.start();
        uplink = new MqttUplink(
                new MqttSettings(ServerAddress.parse("mqtt://127.0.0.1:" + port), null, Batches.GATEWAY, 16, 5, 10));
        uplink.open(this);
    }

    /** Sends a reading, so that the gateway is heard, and all reports that are not committed. */
    void sendAgain() {
        uplink.send(
                Lane.ROUTINE,
                Batches.seal(
                        new BatchId(Batches.GATEWAY, epoch, Lane.ROUTINE, ++routine),
                        Batches.readings(routine),
                        List.of(),
                        null));
        uncommitted.values().forEach(envelope -> uplink.send(Lane.ALARM, envelope));
    }

    @Override
    public void onMessage(byte[] message) {
        if (CommandCodec.isCommand(message)) {
            for (int time = 0; time < 3; time++) {
                queue.offer(message);
            }
            return;
        }
        try {
            new AnswerCodec()
                    .decode(message).committed().stream()
                            .filter(range -> range.lane() == Lane.ALARM && range.epoch() == epoch)
                            .forEach(range -> uncommitted
                                    .keySet()
                                    .removeIf(known -> known >= range.fromSequence() && known <= range.toSequence()));
        } catch (WireException e) {
            throw new AssertionError("the receiver answers as it should", e);
        }
    }

    @Override
    public void onUp(Lane lane) {}

    @Override
    public void onDown(Lane lane, String reason) {}

    @Override
    public void close() {
        queue.stop();
        uplink.close();
    }

    /** Stands in for sealer, store and drain. */
    private final class SentAtOnce extends GatewayEvents {
        @Override
        public void report(CommandReport report, Runnable whenStored) {
            long number = ++sequence;
            uncommitted.put(
                    number, Batches.reports(new BatchId(Batches.GATEWAY, epoch, Lane.ALARM, number), List.of(report)));
            whenStored.run();
        }
    }

    /** Kind {@code count}. */
    private final class Counting implements CommandHandler {
        @Override
        public String kind() {
            return "count";
        }

        @Override
        public String run(Command command) {
            return "run " + runs.incrementAndGet();
        }
    }

    /** Kind {@code access.policy}: after the first part it knows no more than a gateway that was restarted. */
    private final class Forgetful implements CommandHandler {
        private PartedDocument memory = new PartedDocument("access.policy", documents::add);
        private boolean restarted;

        @Override
        public String kind() {
            return memory.kind();
        }

        @Override
        public String run(Command command) throws CommandException {
            String result = memory.run(command);
            if (!restarted) {
                restarted = true;
                memory = new PartedDocument("access.policy", documents::add);
            }
            return result;
        }
    }

    /** Outlives the gateway. */
    static final class Journal implements CommandJournal {
        private final List<Note> notes = new ArrayList<>();
        private long last;

        @Override
        public synchronized long append(byte[] note) {
            notes.add(new Note(++last, note));
            return last;
        }

        @Override
        public synchronized List<Note> notes() {
            return List.copyOf(notes);
        }

        @Override
        public synchronized void forget(long number) {
            notes.removeIf(note -> note.number() == number);
        }
    }
}
