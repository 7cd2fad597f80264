package io.wardgate.protocol.api;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.api.health.Health;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.tap.Tap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes contents that use the whole range of every field, often its very ends. */
final class RandomContents {

    private final SplittableRandom random;

    RandomContents(SplittableRandom random) {
        this.random = random;
    }

    BatchContents next() {
        List<Reading> readings = new ArrayList<>();
        int devices = random.nextInt(6);
        for (int i = 0; i < devices; i++) {
            addRun(readings, anyLong(), anyInt());
        }
        HealthReport health = random.nextBoolean() ? health() : null;
        RollCall call = random.nextBoolean() ? rollCall() : null;
        return new BatchContents(readings, drops(), health, reports(), clockMaps(), alarms(), call, taps());
    }

    private void addRun(List<Reading> readings, long device, int boot) {
        long sequence = random.nextBoolean() ? random.nextLong(0, 1L << 32) : random.nextInt(1000);
        long step = random.nextBoolean() ? 1 : random.nextLong(1, 1L << 20);
        for (int i = random.nextInt(12); i >= 0 && sequence < 1L << 32; i--, sequence += step) {
            readings.add(
                    new Reading(device, boot, sequence, anyLong(), anyInt(), anyInt(), anyInt(), anyInt(), values()));
        }
    }

    private MetricValues values() {
        MetricValues.Builder values = MetricValues.builder();
        for (int number = 0; number < Metric.count(); number++) {
            if (random.nextBoolean()) {
                values.put(Metric.ofNumber(number), anyInt());
            }
        }
        return values.build();
    }

    private List<Drop> drops() {
        List<Drop> drops = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            drops.add(new Drop(
                    anyLong(),
                    Lane.ofNumber(random.nextInt(4)),
                    anyInt(),
                    anyLong(),
                    anyLong(),
                    anyLong(),
                    DropReason.ofNumber(random.nextInt(DropReason.values().length)),
                    anyLong()));
        }
        return drops;
    }

    private List<CommandReport> reports() {
        List<CommandReport> reports = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            CommandState state = CommandState.ofNumber(random.nextInt(CommandState.values().length));
            String detail = "fertig – 完成 ".repeat(random.nextInt(30));
            reports.add(new CommandReport(new UUID(anyLong(), anyLong()), state, anyLong(), detail));
        }
        return reports;
    }

    private List<ClockMap> clockMaps() {
        List<ClockMap> maps = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            maps.add(new ClockMap(anyLong(), anyLong(), anyLong(), anyLong()));
        }
        return maps;
    }

    private List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Metric metric = random.nextBoolean() ? Metric.ofNumber(random.nextInt(Metric.count())) : null;
            Alarm raised = new Alarm(
                    new AlarmId(anyLong(), anyLong()),
                    AlarmKind.ofNumber(random.nextInt(1, AlarmKind.values().length + 1)),
                    anyLong(),
                    AlarmSeverity.ofNumber(random.nextInt(1, 4)),
                    random.nextBoolean() ? new Evidence(metric, anyLong(), anyLong()) : null,
                    anyLong(),
                    null,
                    random.nextBoolean() ? "门-" + i : "");
            AlarmEnd end = AlarmEnd.ofNumber(random.nextInt(1, AlarmEnd.values().length + 1));
            alarms.add(random.nextBoolean() ? raised : raised.ended(anyLong(), end));
        }
        return alarms;
    }

    private List<Tap> taps() {
        RandomTaps taps = new RandomTaps(random);
        List<Tap> made = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            made.add(taps.next());
        }
        return made;
    }

    private RollCall rollCall() {
        List<Long> open = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            open.add(anyLong());
        }
        return new RollCall(anyLong(), anyLong(), anyLong(), open);
    }

    private @Nullable HealthReport health() {
        List<NamedHealth> checks = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Map<String, Long> figures = new LinkedHashMap<>();
            for (int j = random.nextInt(5); j > 0; j--) {
                figures.put("figure" + j, anyLong());
            }
            Health.State state = Health.State.values()[random.nextInt(3)];
            checks.add(new NamedHealth("check." + i, new Health(state, "gut – 良好 " + i, figures)));
        }
        return new HealthReport(anyLong(), checks);
    }

    private long anyLong() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            case 3 -> random.nextLong();
            default -> random.nextInt(-100_000, 100_000);
        };
    }

    private int anyInt() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> Integer.MIN_VALUE;
            case 2 -> Integer.MAX_VALUE;
            case 3 -> random.nextInt();
            default -> random.nextInt(-200, 200);
        };
    }
}
