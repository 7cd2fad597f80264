package io.wardgate.simulator.faults.control;

import io.wardgate.simulator.faults.machine.Command;
import io.wardgate.simulator.faults.store.BatchKey;
import io.wardgate.simulator.faults.store.ChildRun;
import io.wardgate.simulator.faults.store.JavaCommand;
import io.wardgate.simulator.faults.store.Ledger;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * A database used by {@link RowStoreChild} in processes of its own.
 *
 * @param h2 the jar of H2
 * @param database path of the database file, without its ending
 * @param options what follows it in the URL
 */
record RowStore(Path h2, Path database, String options) {

    /** Starts writing. */
    ChildRun write(Ledger ledger, Path log, long firstId) throws IOException {
        return ChildRun.start(ledger, log, command("write", Long.toString(firstId)));
    }

    /** How many of the acknowledged batches are not there any more; all if the database cannot be read. */
    long lost(Ledger ledger) throws InterruptedException {
        Set<BatchKey> acknowledged = ledger.acknowledged();
        Set<String> present;
        try {
            present =
                    Command.run(command("list").toArray(String[]::new)).lines().collect(Collectors.toSet());
        } catch (IOException e) {
            LoggerFactory.getLogger(RowStore.class).debug("control: {}", e.getMessage());
            return acknowledged.size();
        }
        return acknowledged.stream()
                .filter(key -> !present.contains(Long.toString(key.sequence())))
                .count();
    }

    private List<String> command(String mode, String... more) {
        List<String> arguments = new ArrayList<>(List.of(mode, "jdbc:h2:file:" + database + options));
        arguments.addAll(List.of(more));
        return JavaCommand.of(home() + ":" + h2, RowStoreChild.class, arguments);
    }

    /** Where this class came from: the child needs it and no other jar. */
    private static Path home() {
        try {
            return Path.of(RowStoreChild.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has a place that is no URI", e);
        }
    }
}
