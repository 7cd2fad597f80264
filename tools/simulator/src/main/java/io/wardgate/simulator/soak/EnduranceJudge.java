package io.wardgate.simulator.soak;

import io.wardgate.simulator.score.ScoreReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Says whether a process grows. The heap after a collection by its slope, which a leak of any speed bends and noise does
 * not; descriptors and threads, which come in steps, by the medians of the first and the last quarter.
 *
 * <p>What happens before the end of the warm-up is not judged: caches fill, the store rolls its first files.
 */
public final class EnduranceJudge {

    /** A gateway of 64 MB would last two days at this; a night shows less than a tenth of it. */
    static final double MEGABYTES_PER_HOUR = 1;

    /** Files of the store that happen to be open. */
    static final int DESCRIPTORS = 4;

    /** Threads of the libraries that come and go with files and connections. */
    static final int THREADS = 2;

    private static final int FEWEST_SAMPLES = 8;
    private static final double KILOBYTES = 1_024;

    private final long warmUpSeconds;

    public EnduranceJudge(Duration warmUp) {
        warmUpSeconds = warmUp.toSeconds();
    }

    /** Adds the verdict on a process to a report. */
    public void judge(ScoreReport report, String process, List<Sample> samples) {
        List<Sample> judged = judged(samples);
        if (judged.size() < FEWEST_SAMPLES) {
            report.require(process + ": samples after the warm-up", judged.size(), "at least " + FEWEST_SAMPLES, false);
            return;
        }
        Slope slope = heapSlope(judged);
        report.require(
                process + ": heap after collections grows by",
                text(slope),
                "at most " + MEGABYTES_PER_HOUR + " MB/h",
                slope.perHour() <= MEGABYTES_PER_HOUR);
        flat(report, process + ": descriptors", judged, Sample::descriptors, DESCRIPTORS);
        flat(report, process + ": threads", judged, Sample::threads, THREADS);
    }

    /** Adds the figures of a process to a report that is not about it. */
    public void tell(ScoreReport report, String process, List<Sample> samples) {
        List<Sample> judged = judged(samples);
        if (judged.size() >= FEWEST_SAMPLES) {
            report.tell(process + ": heap after collections grows by", text(heapSlope(judged)));
        }
    }

    private List<Sample> judged(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> sample.second() >= warmUpSeconds)
                .toList();
    }

    private static Slope heapSlope(List<Sample> samples) {
        return Slope.of(samples, sample -> sample.heapKilobytes() / KILOBYTES);
    }

    private static String text(Slope slope) {
        return String.format(Locale.ROOT, "%.2f MB/h (standard error %.2f)", slope.perHour(), slope.error());
    }

    private static void flat(
            ScoreReport report, String name, List<Sample> samples, ToIntFunction<Sample> figure, int tolerance) {
        int quarter = samples.size() / 4;
        int first = median(samples.subList(0, quarter), figure);
        int last = median(samples.subList(samples.size() - quarter, samples.size()), figure);
        report.require(
                name,
                first + " in the first quarter, " + last + " in the last (medians)",
                "not more than " + tolerance + " more at the end",
                last - first <= tolerance);
    }

    private static int median(List<Sample> samples, ToIntFunction<Sample> figure) {
        return samples.stream()
                .mapToInt(figure)
                .sorted()
                .skip(samples.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
