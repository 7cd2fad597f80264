package io.wardgate.receiver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.protocol.api.HealthReport;
import io.wardgate.protocol.api.NamedHealth;
import java.util.List;
import java.util.Map;

/** A gateway's health report as JSON in table {@code gateway_health}, and as the page gets it. */
public record HealthDocument(List<Check> checks) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One check; state is OK, DEGRADED or FAILED. */
    public record Check(String name, String state, String summary, Map<String, Long> figures) {}

    public static HealthDocument of(HealthReport report) {
        return new HealthDocument(
                report.checks().stream().map(HealthDocument::check).toList());
    }

    private static Check check(NamedHealth named) {
        return new Check(
                named.name(),
                named.health().state().name(),
                named.health().summary(),
                named.health().figures());
    }

    /** PostgreSQL text cannot hold the character 0, not even escaped in most readers: it becomes U+FFFD. */
    String toJson() {
        try {
            return JSON.writeValueAsString(this).replace("\\u0000", "\uFFFD");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a health report of strings and numbers is always JSON", e);
        }
    }

    static HealthDocument parse(String json) {
        try {
            return JSON.readValue(json, HealthDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("gateway_health.document was not written by this receiver: " + json, e);
        }
    }
}
