package io.wardgate.receiver.http;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Metric;
import io.wardgate.receiver.store.StoredAlarm;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One alarm for the API and the page; null is absent.
 *
 * @param id unique for ever: gateway, book in hex, number
 * @param device null if it is about the gateway itself or a place
 * @param place id of a tap point, door or zone; null if it is about none
 * @param value in the metric's unit, or in s or points if the kind has no metric
 * @param end why it is over
 */
record AlarmView(
        String id,
        String gateway,
        @Nullable String device,
        @Nullable String place,
        String kind,
        String severity,
        String state,
        @Nullable String metric,
        @Nullable BigDecimal value,
        @Nullable BigDecimal limit,
        long raisedAtMillis,
        @Nullable Long overAtMillis,
        @Nullable String end,
        boolean timeSuspect) {

    static AlarmView of(StoredAlarm stored) {
        Alarm alarm = stored.alarm();
        Evidence evidence = alarm.evidence();
        Metric metric = evidence == null ? null : evidence.metric();
        Alarm.Over over = alarm.over();
        return new AlarmView(
                stored.gateway() + "." + HexFormat.of().toHexDigits(alarm.id().book()) + "."
                        + alarm.id().number(),
                stored.gateway(),
                alarm.deviceId() == 0 ? null : DeviceId.format(alarm.deviceId()),
                alarm.place().isEmpty() ? null : alarm.place(),
                alarm.kind().name(),
                alarm.severity().name(),
                alarm.state().name(),
                metric == null ? null : metric.name(),
                evidence == null ? null : scaled(evidence.value(), metric),
                evidence == null ? null : scaled(evidence.limit(), metric),
                stored.raisedAtMillis(),
                stored.overAtMillis(),
                over == null ? null : over.end().name(),
                stored.timeSuspect());
    }

    private static BigDecimal scaled(long carried, @Nullable Metric metric) {
        return BigDecimal.valueOf(carried, metric == null ? 0 : metric.decimals());
    }
}
