package io.wardgate.core.score;

import static io.wardgate.core.score.News2Input.CONSCIOUSNESS;
import static io.wardgate.core.score.News2Input.OXYGEN;
import static io.wardgate.core.score.News2Input.PULSE;
import static io.wardgate.core.score.News2Input.RESPIRATION;
import static io.wardgate.core.score.News2Input.SPO2;
import static io.wardgate.core.score.News2Input.SYSTOLIC;
import static io.wardgate.core.score.News2Input.TEMPERATURE;
import static io.wardgate.core.score.SpO2Scale.SCALE_1;
import static io.wardgate.core.score.SpO2Scale.SCALE_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class News2Test {

    @Test
    void agreesWithThePublishedCases() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/news2/news2.jsonl"));
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            Map<?, ?> row = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(line);
            Map<?, ?> in = part(row, "in");
            Map<?, ?> expected = part(row, "expected");
            News2.Score score = new News2("Yes".equals(in.get("scale2")) ? SCALE_2 : SCALE_1)
                    .with(RESPIRATION, whole(in, "rr", 1))
                    .with(SPO2, whole(in, "spo2", 1))
                    .with(OXYGEN, "Room air".equals(in.get("o2")) ? 0 : 1)
                    .with(SYSTOLIC, whole(in, "sbp", 1))
                    .with(PULSE, whole(in, "hr", 1))
                    .with(CONSCIOUSNESS, "Alert".equals(in.get("consciousness")) ? 0 : 1)
                    .with(TEMPERATURE, whole(in, "temp_c", 100))
                    .score();
            String risk = String.valueOf(expected.get("risk"))
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_');
            if (!score.isTotal()
                    || score.points() != whole(expected, "total", 1)
                    || !score.risk().name().equals(risk)) {
                wrong.add(line + " but was " + score);
            }
        }
        assertThat(lines).hasSize(19);
        assertThat(wrong).isEmpty();
    }

    private static Map<?, ?> part(Map<?, ?> row, String key) {
        return (Map<?, ?>) Objects.requireNonNull(row.get(key));
    }

    private static int whole(Map<?, ?> map, String key, int factor) {
        return (int) Math.round(((Number) Objects.requireNonNull(map.get(key))).doubleValue() * factor);
    }

    @Test
    void changesItsPointsAtEachBoundaryOfTheChart() {
        assertPoints(RESPIRATION, "8=3 9=1 11=1 12=0 20=0 21=2 24=2 25=3");
        assertPoints(OXYGEN, "0=0 1=2");
        assertPoints(SYSTOLIC, "90=3 91=2 100=2 101=1 110=1 111=0 219=0 220=3");
        assertPoints(PULSE, "40=3 41=1 50=1 51=0 90=0 91=1 110=1 111=2 130=2 131=3");
        assertPoints(CONSCIOUSNESS, "0=0 1=3");
        assertPoints(TEMPERATURE, "3504=3 3505=1 3604=1 3605=0 3804=0 3805=1 3904=1 3905=2");
        assertPoints(SPO2, "91=3 92=2 93=2 94=1 95=1 96=0 100=0");
    }

    @Test
    void ratesSaturationOnTheSecondScaleByWhetherOxygenIsGiven() {
        for (String each : "83=3 84=2 85=2 86=1 87=1 88=0 92=0 93=1 94=1 95=2 96=2 97=3 100=3".split(" ")) {
            String[] pair = each.split("=");
            int points = new News2(SCALE_2)
                            .with(SPO2, Integer.parseInt(pair[0]))
                            .with(OXYGEN, 1)
                            .score()
                            .points()
                    - 2;
            assertThat(points).as(each).isEqualTo(Integer.parseInt(pair[1]));
        }
        assertThat(new News2(SCALE_2).with(SPO2, 99).with(OXYGEN, 0).score().points())
                .isZero();
        assertThat(new News2(SCALE_2).with(SPO2, 99).score().missing())
                .as("may be 0 to 3 points")
                .contains(SPO2, OXYGEN);
    }

    @Test
    void isPartialAndSaysSoUnlessAllSevenInputsAreThere() {
        News2 news = new News2(SCALE_1)
                .with(RESPIRATION, 16)
                .with(SPO2, 97)
                .with(OXYGEN, 0)
                .with(SYSTOLIC, 120)
                .with(PULSE, 140)
                .with(CONSCIOUSNESS, 0);

        assertThat(news.score())
                .isEqualTo(new News2.Score(3, true, EnumSet.of(TEMPERATURE)))
                .satisfies(score -> assertThat(score.isTotal()).isFalse());
        assertThat(news.with(TEMPERATURE, 3_700).score().isTotal()).isTrue();
    }

    private static void assertPoints(News2Input input, String valuesAndPoints) {
        for (String each : valuesAndPoints.split(" ")) {
            String[] pair = each.split("=");
            int points = new News2(SCALE_1)
                    .with(input, Integer.parseInt(pair[0]))
                    .score()
                    .points();
            assertThat(points).as(input + " " + each).isEqualTo(Integer.parseInt(pair[1]));
        }
    }
}
