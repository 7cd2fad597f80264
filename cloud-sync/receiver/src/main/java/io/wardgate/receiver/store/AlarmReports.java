package io.wardgate.receiver.store;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.protocol.api.OpenedBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Enters what gateways say of their alarms, in the transaction of the batches that carry it: acknowledged means entered.
 * Any order and any repetition give the same rows, because each word says all of its alarm and an end is final.
 *
 * <p>All rows of a group are written in the order of their keys, roll calls turned into ends before that: so two receivers
 * on one database may wait for each other but never in a circle. Has no state: safe from any thread.
 */
public final class AlarmReports {

    private static final Comparator<Word> ORDER = Comparator.comparing(Word::gateway)
            .thenComparingLong(word -> word.alarm().id().book())
            .thenComparingLong(word -> word.alarm().id().number())
            .thenComparing(word -> word.alarm().state());

    private final AlarmTable alarms = new AlarmTable();

    /** What was said of one alarm, and by which clock. */
    private record Word(TimedBatch batch, Alarm alarm) {

        String gateway() {
            return batch.incoming().batch().id().gateway();
        }

        long atMillis(long monoMillis) {
            return monoMillis + batch.clockOffsetMillis();
        }
    }

    public void enter(Connection connection, List<TimedBatch> fresh, long nowMillis) throws SQLException {
        List<Word> words = new ArrayList<>();
        for (TimedBatch batch : fresh) {
            OpenedBatch opened = batch.incoming().batch();
            opened.contents().alarms().forEach(alarm -> words.add(new Word(batch, alarm)));
            RollCall call = opened.contents().rollCall();
            if (call != null) {
                words.addAll(ended(connection, batch, call));
            }
        }
        words.sort(ORDER);
        for (Word word : words) {
            enter(connection, word, nowMillis);
        }
    }

    /** Those that the roll call does not know any more. */
    private List<Word> ended(Connection connection, TimedBatch batch, RollCall call) throws SQLException {
        long calledAtMillis = call.monoMillis() + batch.clockOffsetMillis();
        List<Word> ended = new ArrayList<>();
        for (StoredAlarm stored :
                alarms.openOf(connection, batch.incoming().batch().id().gateway())) {
            AlarmId id = stored.alarm().id();
            boolean over = id.book() == call.book()
                    ? id.number() < call.nextNumber() && !call.open().contains(id.number())
                    : stored.raisedAtMillis() <= calledAtMillis;
            if (over) {
                ended.add(new Word(batch, stored.alarm().ended(call.monoMillis(), AlarmEnd.LOST)));
            }
        }
        return ended;
    }

    private void enter(Connection connection, Word word, long nowMillis) throws SQLException {
        Alarm alarm = word.alarm();
        Alarm.Over over = alarm.over();
        StoredAlarm stored = new StoredAlarm(
                word.gateway(),
                alarm,
                word.atMillis(alarm.raisedMonoMillis()),
                over == null ? null : word.atMillis(over.monoMillis()),
                word.batch().suspect());
        long boot = word.batch().incoming().batch().clock().bootId();
        boolean isNew = alarms.insert(connection, stored, boot, nowMillis);
        if (!isNew && over != null) {
            alarms.clear(
                    connection,
                    word.gateway(),
                    alarm.id(),
                    over,
                    word.atMillis(over.monoMillis()),
                    word.batch().suspect());
        }
    }
}
