package io.wardgate.ble.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Refuses YAML that nests deeper than any file of ours, or holds itself by an alias: the library builds documents by
 * recursion, and a file of 20 kB of brackets would end the thread that reads it.
 */
public final class NestingLimit {

    private static final int DEEPEST = 32;

    private NestingLimit() {}

    /** Looks at the text without building anything of it. */
    public static void check(LoadSettings settings, String yaml) {
        Deque<Optional<Anchor>> open = new ArrayDeque<>();
        for (Event event : new Parse(settings).parseString(yaml)) {
            if (event instanceof CollectionStartEvent start) {
                if (open.size() == DEEPEST) {
                    throw new YamlEngineException("nested deeper than " + DEEPEST);
                }
                open.push(start.getAnchor());
            } else if (event instanceof CollectionEndEvent) {
                open.pop();
            } else if (event instanceof AliasEvent alias && open.contains(Optional.of(alias.getAlias()))) {
                throw new YamlEngineException("holds itself by the alias " + alias.getAlias());
            }
        }
    }
}
