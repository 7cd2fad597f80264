package io.wardgate.simulator.wr24;

import io.wardgate.simulator.wr24.Answer.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Commands that wait for their band, one a band, and the answers of those that ended: a command that comes again is not
 * done again. Each ends exactly once. Owned by the receiver's thread.
 */
final class HeldCommands {

    private static final int ROOM = 512;
    private static final long MEMORY_MILLIS = 120_000;
    private static final int LEAST_REMEMBERED = 64;

    private final Map<Long, Held> held = new HashMap<>();
    private final Map<Integer, Ended> ended = new LinkedHashMap<>();

    private static final class Held {
        final Command command;
        final long untilMillis;
        int tries;

        Held(Command command, long untilMillis) {
            this.command = command;
            this.untilMillis = untilMillis;
        }
    }

    private record Ended(Answer answer, long atMillis) {}

    int count() {
        return held.size();
    }

    /** The last answer to a command that came before. */
    Optional<Answer> known(Command command) {
        Ended before = ended.get(command.id());
        if (before != null) {
            return Optional.of(before.answer);
        }
        return held.values().stream()
                .filter(waiting -> waiting.command.id() == command.id())
                .map(waiting -> Answer.held(waiting.command, waiting.tries))
                .findFirst();
    }

    /** Takes a new command for a band. */
    Answer hold(Command command, long nowMillis) {
        if (held.containsKey(command.devId())) {
            return end(Answer.refused(command, Refusal.ANOTHER_HELD), nowMillis);
        }
        if (held.size() == ROOM) {
            return end(Answer.refused(command, Refusal.NO_ROOM), nowMillis);
        }
        held.put(command.devId(), new Held(command, nowMillis + command.timeToLiveSeconds() * 1000L));
        return Answer.held(command, 0);
    }

    /** Remembers an answer that is the last one. */
    Answer end(Answer answer, long nowMillis) {
        ended.put(answer.id(), new Ended(answer, nowMillis));
        Iterator<Ended> oldest = ended.values().iterator();
        while (ended.size() > LEAST_REMEMBERED && nowMillis - oldest.next().atMillis > MEMORY_MILLIS) {
            oldest.remove();
        }
        return answer;
    }

    /**
     * A band has sent and listens now.
     *
     * @param band gets the command; whether its acknowledgement came back
     * @return the answer if that was the end
     */
    Optional<Answer> slot(long devId, long nowMillis, Predicate<Command> band) {
        Held waiting = held.get(devId);
        if (waiting == null) {
            return Optional.empty();
        }
        waiting.tries++;
        boolean acknowledged = band.test(waiting.command);
        if (!acknowledged && waiting.tries < waiting.command.tries()) {
            return Optional.empty();
        }
        held.remove(devId);
        Answer last = acknowledged
                ? Answer.done(waiting.command, waiting.tries)
                : Answer.triesOver(waiting.command, waiting.tries);
        return Optional.of(end(last, nowMillis));
    }

    /** Ends what has waited too long. */
    List<Answer> expire(long nowMillis) {
        List<Answer> answers = new ArrayList<>();
        held.values().removeIf(waiting -> {
            boolean over = nowMillis >= waiting.untilMillis;
            if (over) {
                answers.add(end(Answer.timeOver(waiting.command, waiting.tries), nowMillis));
            }
            return over;
        });
        return answers;
    }

    /** A boot loses everything. */
    void forget() {
        held.clear();
        ended.clear();
    }
}
