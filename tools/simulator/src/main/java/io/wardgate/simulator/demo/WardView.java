package io.wardgate.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Looks at the receiver the way the page does: over its JSON API. */
public final class WardView {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest request;

    public WardView(String address) {
        request = HttpRequest.newBuilder(URI.create(address + "/api/live"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** What the page shows now, in figures. */
    public record Figures(
            int bands,
            long stored,
            long pending,
            long declaredDropped,
            long routineP99Millis,
            long emergencyP99Millis) {}

    /** Empty while the receiver does not answer. */
    Optional<Figures> look() throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            JsonNode live = JSON.readTree(answer.body());
            JsonNode books = live.path("books");
            JsonNode lag = live.path("lag");
            return Optional.of(new Figures(
                    live.path("bands").size(),
                    books.path("stored").asLong(),
                    books.path("pending").asLong(),
                    books.path("declaredDropped").asLong(),
                    lag.path("routineP99Millis").asLong(),
                    lag.path("emergencyP99Millis").asLong()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
