package io.wardgate.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One file of the recording, read from the file alone and not by the simulator's own reader: line 1 start in UTC
 * seconds, line 2 samples per second, then one sample a line.
 *
 * @param startSeconds when the recording began
 * @param samplesPerSecond its rate
 * @param samples the values as they are written
 */
record RecordedChannel(long startSeconds, int samplesPerSecond, List<BigDecimal> samples) {

    static RecordedChannel read(String name) throws IOException {
        try (InputStream in = RecordedChannel.class.getResourceAsStream("/vitals/" + name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            List<BigDecimal> numbers =
                    lines.lines().map(line -> new BigDecimal(line.strip())).toList();
            return new RecordedChannel(
                    numbers.get(0).longValueExact(),
                    numbers.get(1).intValueExact(),
                    numbers.subList(2, numbers.size()));
        }
    }

    /** The channel without what it recorded before a moment. */
    RecordedChannel from(long second) {
        int skipped = Math.toIntExact((second - startSeconds) * samplesPerSecond);
        return new RecordedChannel(second, samplesPerSecond, samples.subList(skipped, samples.size()));
    }

    /** What was measured so long after the start; the recording starts again at its end. */
    BigDecimal at(long millis) {
        return samples.get((int) (millis * samplesPerSecond / 1000 % samples.size()));
    }
}
