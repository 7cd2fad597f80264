package io.wardgate.ble.site;

import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.layout.EntryTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the tables of a directory into a registry, and again whenever a file comes, changes or goes.
 *
 * <p>The directory is looked at each second, because that works on every file system; a change is taken over when two
 * looks agree, so that a file that is being written is not read half. The first reading happens at once. A directory
 * that cannot be read changes nothing: what was in use stays, health says so, and looking goes on.
 *
 * <p>Owned by its thread {@code wardgate-decoder-tables}, but for {@link #state}, which is safe from any.
 */
public final class SiteTables {

    private static final Logger LOG = LoggerFactory.getLogger(SiteTables.class);
    private static final DirectoryPrint NOTHING = new DirectoryPrint(List.of(), List.of());
    private static final long LOOK_MILLIS = 1_000;

    private final Path directory;
    private final DecoderRegistry registry;
    private final TableSet tables;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "wardgate-decoder-tables");
    private DirectoryPrint inUse = NOTHING;
    private DirectoryPrint lastSeen = NOTHING;
    private @Nullable String unreadable;
    private long reloads;
    private volatile SiteState state = SiteState.NONE;

    public SiteTables(Path directory, EntryTable table, DecoderRegistry registry) {
        this.directory = directory;
        this.registry = registry;
        tables = new TableSet(table, registry.reservedNames());
    }

    /** Reads the directory once, in the caller's thread; to be called before {@link #start}, or alone. */
    public SiteState readOnce() {
        look(true);
        return state;
    }

    /** Begins to watch. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends watching; the entries stay in use. */
    public void stop() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public SiteState state() {
        return state;
    }

    private void watch() {
        try {
            while (!stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look(false);
            }
        } catch (InterruptedException e) {
            LOG.debug("watching {} was interrupted", directory);
        }
    }

    private void look(boolean atOnce) {
        try {
            DirectoryPrint seen = DirectoryPrint.of(directory);
            boolean settled = atOnce || seen.equals(lastSeen);
            lastSeen = seen;
            if (settled && (!seen.equals(inUse) || unreadable != null)) {
                unreadable = null;
                take(seen);
            }
        } catch (IOException e) {
            if (unreadable == null) {
                unreadable = directory + " cannot be read: " + e;
                LOG.warn("decoder tables: {}; what is in use stays", unreadable);
                tell();
            }
        }
    }

    private void take(DirectoryPrint seen) {
        tables.read(seen.files());
        registry.useSite(tables.entries());
        inUse = seen;
        reloads++;
        tell();
        LOG.info("decoder tables: {} entries of {} files of the site are in use", state.entries(), state.files());
        state.refused().forEach((file, why) -> LOG.warn("decoder table refused, what it last said stays: {}", why));
    }

    private void tell() {
        String fault = unreadable == null ? tables.firstFault() : unreadable;
        state = new SiteState(
                tables.files(), tables.entries().size(), reloads, tables.refused(), fault == null ? "" : fault);
    }
}
