package io.wardgate.core.command;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.command.CommandState;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers, and the call of one. The end of the process interrupts a handler and nothing else: a thread that is
 * interrupted while it writes a file would close that file for all.
 *
 * <p>{@link #run} belongs to the command queue's thread; the rest is safe from any.
 */
final class CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final Map<String, CommandHandler> handlers = new ConcurrentHashMap<>();
    private final Object interruption = new Object();
    private @Nullable Thread running;
    private boolean ended;

    /** How a run ended. */
    record Outcome(CommandState state, String detail) {}

    void add(CommandHandler handler) {
        handlers.put(handler.kind(), handler);
    }

    void remove(CommandHandler handler) {
        handlers.remove(handler.kind(), handler);
    }

    boolean knows(String kind) {
        return handlers.containsKey(kind);
    }

    String kinds() {
        return String.join(", ", new TreeSet<>(handlers.keySet()));
    }

    /** Runs it to its end; null if the process ends first, so that the next life runs it again. */
    @Nullable
    Outcome run(Command command) {
        CommandHandler handler = handlers.get(command.kind());
        if (handler == null || !begin()) {
            return null;
        }
        try {
            return new Outcome(CommandState.DONE, handler.run(command));
        } catch (CommandException e) {
            return new Outcome(CommandState.FAILED, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return null; // end() takes the interruption back when the handler has returned
        } catch (RuntimeException e) {
            LOG.error("handler of {} broke", command.kind(), e);
            return new Outcome(CommandState.FAILED, "the handler broke: " + e);
        } finally {
            end();
        }
    }

    /** No handler runs any more from now on; one that runs is interrupted. */
    void stop() {
        synchronized (interruption) {
            ended = true;
            if (running != null) {
                running.interrupt();
            }
        }
    }

    private boolean begin() {
        synchronized (interruption) {
            if (!ended) {
                running = Thread.currentThread();
            }
            return !ended;
        }
    }

    /** Leaves no interruption behind. */
    private void end() {
        synchronized (interruption) {
            running = null;
            if (Thread.interrupted()) {
                LOG.debug("a handler was interrupted");
            }
        }
    }
}
