package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Health check {@code alarms}: how many are open, never whose. Patients in need do not make the gateway ill; it is degraded
 * when it could not raise one.
 */
final class AlarmHealth implements HealthCheck {

    private final AlarmDesk desk;

    AlarmHealth(AlarmDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "alarms";
    }

    @Override
    public Health check() {
        AlarmBook book = desk.book();
        long high = book.open(AlarmSeverity.HIGH);
        long medium = book.open(AlarmSeverity.MEDIUM);
        long low = book.open(AlarmSeverity.LOW);
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("openHigh", high);
        figures.put("openMedium", medium);
        figures.put("openLow", low);
        figures.put("raised", book.raised());
        figures.put("ended", book.ended());
        figures.put("refused", book.refused());
        figures.put("bands", desk.watched());
        figures.put("bandsPushedOut", desk.pushedOut());
        figures.put("lateReadings", desk.late());
        String open = high + " high, " + medium + " medium, " + low + " low alarms open";
        return book.refused() == 0
                ? new Health(Health.State.OK, open, figures)
                : new Health(Health.State.DEGRADED, open + "; more than can be open at once were not raised", figures);
    }
}
