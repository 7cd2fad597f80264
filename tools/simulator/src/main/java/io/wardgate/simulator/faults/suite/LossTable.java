package io.wardgate.simulator.faults.suite;

import io.wardgate.simulator.faults.Count;
import java.util.List;
import java.util.Locale;

/** The table at the end, in Markdown, so that the printed one is the published one. */
public final class LossTable {

    private final List<Outcome> outcomes;

    LossTable(List<Outcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    /** Whether every test that ran held. */
    public boolean held() {
        return outcomes.stream().noneMatch(Outcome::missed);
    }

    public String markdown() {
        StringBuilder text =
                new StringBuilder("| test | rounds | seeds | acknowledged | settled | declared | duplicated"
                        + " | lost | seconds | result |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for (Outcome outcome : outcomes) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %d | %d | %d | %d | %d | %.0f | %s |%n",
                    outcome.test(),
                    outcome.tally().rounds(),
                    outcome.seeds(),
                    outcome.tally().get(Count.ACKNOWLEDGED),
                    outcome.tally().get(Count.SETTLED),
                    outcome.tally().get(Count.DECLARED),
                    outcome.tally().get(Count.DUPLICATED),
                    outcome.tally().get(Count.LOST),
                    outcome.seconds(),
                    result(outcome)));
        }
        return text.toString();
    }

    private static String result(Outcome outcome) {
        List<String> remarks = outcome.tally().remarks();
        return remarks.isEmpty() ? outcome.verdict() : outcome.verdict() + "; " + String.join("; ", remarks);
    }
}
