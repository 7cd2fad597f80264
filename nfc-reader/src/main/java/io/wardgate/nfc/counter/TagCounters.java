package io.wardgate.nfc.counter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The greatest counter of each tag that proved itself here. A counter that is taken is on the disk before anybody hears of it:
 * after kill -9 or a power cut no message that opened a door opens one again.
 *
 * <p>The same tag counts at other gateways, too, so counters may jump; they never stay or fall.
 *
 * <p>Safe from any thread; who takes a counter waits for the disk.
 */
public final class TagCounters implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(TagCounters.class);

    private final Map<CounterId, Integer> greatest = new HashMap<>();
    private final CounterFile file;

    private TagCounters(Path folder) throws IOException {
        this.file = new CounterFile(folder);
    }

    /**
     * Opens the counters of a folder, which is made if it is missing.
     *
     * @throws IOException if they cannot be read or written
     */
    public static TagCounters open(Path folder) throws IOException {
        TagCounters counters = new TagCounters(folder);
        int damaged = counters.file.load(counters.greatest);
        if (damaged > 0) {
            LOG.warn(
                    "{} records of the tags' counters in {} were damaged; what stood before them counts",
                    damaged,
                    folder);
        }
        return counters;
    }

    /**
     * Takes a counter if it is greater than all before.
     *
     * @throws IOException if it could not be written: then nothing may be opened by it
     */
    public synchronized CounterStep take(CounterId id, int counter) throws IOException {
        int before = greatest.getOrDefault(id, -1);
        if (counter <= before) {
            return new CounterStep(before, counter);
        }
        greatest.put(id, counter);
        file.append(new CounterRecord(id, counter), greatest);
        return new CounterStep(before, counter);
    }

    /** Whether this tag has proved itself here before. */
    public synchronized boolean knows(CounterId id) {
        return greatest.containsKey(id);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
