package io.wardgate.simulator.score;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The lines of a score in order; passed if each of them is. */
public final class ScoreReport {

    private static final int EXAMPLES = 3;

    /**
     * One line.
     *
     * @param name what was counted
     * @param figure what came out
     * @param must what is asked of it; empty if it is for information
     * @param passed whether it is so
     */
    public record Line(String name, String figure, String must, boolean passed) {}

    private final List<Line> lines = new ArrayList<>();

    public void tell(String name, Object figure) {
        lines.add(new Line(name, String.valueOf(figure), "", true));
    }

    /** A count that must be 0; names some of what it found. */
    void none(String name, List<?> found) {
        String examples = found.isEmpty()
                ? ""
                : "  e.g. "
                        + String.join(
                                "; ",
                                found.stream()
                                        .limit(EXAMPLES)
                                        .map(String::valueOf)
                                        .toList());
        lines.add(new Line(name, found.size() + examples, "0", found.isEmpty()));
    }

    public void require(String name, Object figure, String must, boolean passed) {
        lines.add(new Line(name, String.valueOf(figure), must, passed));
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public boolean passed() {
        return lines.stream().allMatch(Line::passed);
    }

    /** The figure of a line, empty if there is no such line. */
    public String figure(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(Line::figure)
                .findFirst()
                .orElse("");
    }

    /** Prints a table and the verdict. */
    public void print(PrintWriter out) {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        for (Line line : lines) {
            String verdict = line.must().isEmpty() ? "" : line.passed() ? "  ok" : "  MISSED: must be " + line.must();
            out.printf("%-" + Math.max(1, width) + "s  %s%s%n", line.name(), line.figure(), verdict);
        }
        out.println(passed() ? "score: passed" : "score: MISSED");
        out.flush();
    }
}
