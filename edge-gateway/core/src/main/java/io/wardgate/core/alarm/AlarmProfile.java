package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named set of rules, and the bands that it is for.
 *
 * @param rules at most one of each kind
 * @param silence when a band counts as silent; null = never
 */
public record AlarmProfile(
        String name,
        Set<Long> bands,
        List<AlarmRule> rules,
        @Nullable Silence silence) {

    /** The profile of all bands that no other one names. */
    public static final String DEFAULT = "default";

    public AlarmProfile {
        bands = Set.copyOf(bands);
        rules = List.copyOf(rules);
        Map<AlarmKind, AlarmRule> byKind = new EnumMap<>(AlarmKind.class);
        for (AlarmRule rule : rules) {
            if (byKind.put(rule.kind(), rule) != null) {
                throw new IllegalArgumentException("profile " + name + " has two rules of kind " + rule.kind());
            }
        }
    }

    boolean watches(AlarmKind kind) {
        return kind == AlarmKind.BAND_SILENT ? silence != null : rules.stream().anyMatch(rule -> rule.kind() == kind);
    }
}
