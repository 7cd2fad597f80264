package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The level rule of each metric that has one: the vital signs. Immutable. */
public final class LevelTable {

    private final @Nullable LevelRule[] byNumber;

    private LevelTable(@Nullable LevelRule[] byNumber) {
        this.byNumber = byNumber;
    }

    static LevelTable none() {
        return new LevelTable(new LevelRule[Metric.count()]);
    }

    /** A table with one rule replaced. */
    LevelTable with(Metric metric, LevelRule rule) {
        @Nullable LevelRule[] changed = byNumber.clone();
        changed[metric.number()] = rule;
        return new LevelTable(changed);
    }

    @Nullable
    LevelRule of(int metricNumber) {
        return byNumber[metricNumber];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LevelTable that && Arrays.equals(byNumber, that.byNumber);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(byNumber);
    }

    @Override
    public String toString() {
        return Arrays.toString(byNumber);
    }
}
