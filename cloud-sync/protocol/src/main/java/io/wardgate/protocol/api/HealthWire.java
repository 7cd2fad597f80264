package io.wardgate.protocol.api;

import io.wardgate.api.health.Health;
import io.wardgate.protocol.wire.GatewayHealth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Health reports to messages and back. Texts beyond the wire's limits are cut: a long summary must not stop a batch. */
final class HealthWire {

    static final int MAX_NAME_CHARS = 64;
    static final int MAX_SUMMARY_CHARS = 512;
    static final int MAX_FIGURES = 256;

    private static final Health.State[] STATES = Health.State.values();

    private HealthWire() {}

    static GatewayHealth write(HealthReport report) {
        GatewayHealth.Builder health = GatewayHealth.newBuilder().setMonoMillis(report.monoMillis());
        for (NamedHealth check : report.checks()) {
            GatewayHealth.Check.Builder written = health.addChecksBuilder()
                    .setName(Texts.cut(check.name(), MAX_NAME_CHARS))
                    .setState(check.health().state().ordinal())
                    .setSummary(Texts.cut(check.health().summary(), MAX_SUMMARY_CHARS));
            check.health().figures().entrySet().stream()
                    .limit(MAX_FIGURES)
                    .forEach(figure ->
                            written.putFigures(Texts.cut(figure.getKey(), MAX_NAME_CHARS), figure.getValue()));
        }
        return health.build();
    }

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    static HealthReport read(GatewayHealth health) {
        List<NamedHealth> checks = new ArrayList<>(health.getChecksCount());
        for (GatewayHealth.Check check : health.getChecksList()) {
            Texts.requireShort("name of a check", check.getName(), MAX_NAME_CHARS);
            Texts.requireShort("summary of check " + check.getName(), check.getSummary(), MAX_SUMMARY_CHARS);
            check.getFiguresMap()
                    .keySet()
                    .forEach(name -> Texts.requireShort("figure of check " + check.getName(), name, MAX_NAME_CHARS));
            if (check.getState() < 0 || check.getState() >= STATES.length) {
                throw new IllegalArgumentException("state " + Integer.toUnsignedString(check.getState()) + " of check "
                        + check.getName() + "; known: 0 to " + (STATES.length - 1));
            }
            checks.add(new NamedHealth(
                    check.getName(),
                    new Health(
                            STATES[check.getState()], check.getSummary(), new LinkedHashMap<>(check.getFiguresMap()))));
        }
        return new HealthReport(health.getMonoMillis(), checks);
    }
}
