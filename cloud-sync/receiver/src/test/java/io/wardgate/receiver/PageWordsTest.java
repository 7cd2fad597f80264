package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page has words for whatever gateways can say, in each of its languages. */
class PageWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyKindDecisionReasonAndPointHasWords(String language) throws IOException {
        JsonNode words = words(language);

        assertHas(words, "alarm.", AlarmKind.values());
        assertHas(words, "decision.", Decision.values());
        assertHas(words, "reason.", Reason.values());
        assertHas(words, "point.", PointType.values());
    }

    private static void assertHas(JsonNode words, String prefix, Enum<?>[] values) {
        for (Enum<?> value : values) {
            assertThat(words.path(prefix + value.name()).asText())
                    .as(prefix + value)
                    .isNotBlank();
        }
    }

    private static JsonNode words(String language) throws IOException {
        String path = "/web/messages/" + language + ".json";
        try (InputStream in = Objects.requireNonNull(PageWordsTest.class.getResourceAsStream(path), path)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
