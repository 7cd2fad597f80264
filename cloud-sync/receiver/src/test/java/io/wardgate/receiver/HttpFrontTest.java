package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFrontTest {

    @TempDir
    Path directory;

    private RunningReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = RunningReceiver.on(RunningReceiver.h2(directory), null);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private void deliverOneBatch() throws Exception {
        try (LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            client.send(connect(4, "http", 60)).receive();
            client.send(publish(4, "wg/v1/GW-1/up", 1, 1, Batches.routine(1))).receive();
        }
    }

    @Test
    void everyAnswerForbidsWhatThePageDoesNotNeed() throws Exception {
        for (String path : new String[] {"/api/live", "/health", "/metrics", "/nowhere"}) {
            HttpResponse<String> response = receiver.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'self'");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }

    @Test
    void theStreamStartsWithEverythingAndGoesOnWithWhatChanged() throws Exception {
        try (Stream<String> lines = receiver.stream("/api/stream")) {
            Iterator<String> stream = lines.iterator();
            assertThat(dataOf("snapshot", stream)).contains("\"bands\":[]");
            deliverOneBatch();
            String update = dataOf("update", stream);
            while (update.contains("\"bands\":[]")) {
                update = dataOf("update", stream);
            }
            assertThat(update).contains("\"device\":\"wg-0000000a\"", "\"heartRate\":70", "\"spo2\":null");
            assertThat(dataOf("update", stream)).contains("\"bands\":[]");
        }
    }

    private static String dataOf(String event, Iterator<String> stream) {
        boolean seen = false;
        while (true) {
            String line = stream.next();
            seen |= line.equals("event: " + event);
            if (seen && line.startsWith("data: ")) {
                return line;
            }
        }
    }

    @Test
    void readingsComeNewestFirstAndWrongQuestionsAreNamed() throws Exception {
        deliverOneBatch();
        assertThat(receiver.get("/api/bands/wg-00000001/readings?limit=5").body())
                .contains("\"heart_rate\":61", "\"skin_temperature\":34.12");
        assertThat(receiver.get("/api/bands/wg-00000001/readings?limit=0").statusCode())
                .isEqualTo(400);
        assertThat(receiver.get("/api/bands/nobody/readings").body()).contains("not a device id: nobody");
    }
}
