package io.wardgate.simulator.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Finds the one figure that the balance needs in a gateway's last health document. */
final class HealthDocument {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HealthDocument() {}

    /** Figure pendingReadings of the check {@code buffer}, wherever it stands; 0 if the document has none. */
    static long pendingReadings(String document) {
        try {
            return find(MAPPER.readTree(document));
        } catch (JsonProcessingException e) {
            // A health document is a gateway's own word; one that does not read claims nothing.
            return 0;
        }
    }

    private static long find(JsonNode node) {
        if (node.path("name").asText().equals("buffer") && node.path("figures").has("pendingReadings")) {
            return node.path("figures").path("pendingReadings").asLong();
        }
        long found = 0;
        for (JsonNode child : node) {
            found += find(child);
        }
        return found;
    }
}
