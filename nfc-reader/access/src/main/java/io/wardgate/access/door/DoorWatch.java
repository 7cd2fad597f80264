package io.wardgate.access.door;

import io.wardgate.api.actuator.Contact;
import io.wardgate.api.tap.DoorState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What grants, contact, handle and fire line of one door mean together. Software only watches: nothing here keeps a door
 * locked, leaving is always free, and in a fire nothing is said of a door but the fire.
 *
 * <ul>
 *   <li>forced: it opened, and there was neither a grant nor the handle within the time to enter;
 *   <li>held: open for longer than allowed;
 *   <li>tailgate: more bands entered than grants were given, from 5 s before it opened to 5 s after it closed. Openings
 *       that follow each other in that time are judged as one, for a minute at most.
 * </ul>
 *
 * <p>An alarm that has no end of its own (tailgate) ends after a minute. Not thread-safe: {@link Door} guards it.
 */
final class DoorWatch {

    static final long MARGIN_MILLIS = 5_000;
    private static final long LONGEST_OPENING_MILLIS = 60_000;
    private static final long MOMENT_MILLIS = 60_000;

    /** An alarm begins or ends. */
    record Note(DoorAlarms.Kind kind, boolean isRaised) {}

    private final DoorRules rules;
    private final Entrants entrants;
    private final List<Note> notes = new ArrayList<>();
    private final Map<DoorAlarms.Kind, Long> raisedMillis = new EnumMap<>(DoorAlarms.Kind.class);
    private final GrantTimes grants = new GrantTimes();
    private Contact.State contact = Contact.State.UNKNOWN;
    private long handleMillis = Long.MIN_VALUE;
    private boolean isHandleDown;
    private boolean isFire;
    private boolean isJudged = true;
    private long openedMillis;
    private long closedMillis;
    private long judgedFromMillis;

    DoorWatch(DoorRules rules, Entrants entrants) {
        this.rules = rules;
        this.entrants = entrants;
    }

    DoorState state() {
        return switch (contact) {
            case UNKNOWN -> DoorState.UNKNOWN;
            case AT_REST -> DoorState.CLOSED;
            case ACTIVE -> DoorState.OPEN;
        };
    }

    void grant(long monoMillis) {
        grants.add(monoMillis);
    }

    /** Somebody leaves by the handle, which is always free. */
    void handle(Contact.State state, long monoMillis) {
        isHandleDown = state == Contact.State.ACTIVE;
        handleMillis = monoMillis;
    }

    void fire(Contact.State state, long monoMillis) {
        isFire = state == Contact.State.ACTIVE;
        if (isFire) {
            raise(DoorAlarms.Kind.FIRE, monoMillis);
            return;
        }
        clear(DoorAlarms.Kind.FIRE);
        // What stood open in the fire may stay open as long as any other door from now on.
        openedMillis = Math.max(openedMillis, monoMillis);
    }

    void contact(Contact.State state, long monoMillis) {
        Contact.State before = contact;
        contact = state;
        if (state == Contact.State.ACTIVE && before != Contact.State.ACTIVE) {
            opened(monoMillis, before == Contact.State.AT_REST);
        } else if (state != Contact.State.ACTIVE && before == Contact.State.ACTIVE) {
            closedMillis = monoMillis;
            clear(DoorAlarms.Kind.HELD);
            clear(DoorAlarms.Kind.FORCED);
        }
    }

    /** Lets time pass and returns what changed since. */
    List<Note> tick(long monoMillis) {
        boolean isOpen = contact == Contact.State.ACTIVE;
        if (isOpen && !isFire && monoMillis - openedMillis > rules.heldMillis()) {
            raise(DoorAlarms.Kind.HELD, monoMillis);
        }
        judgeEntrants(isOpen, monoMillis);
        Long tailgate = raisedMillis.get(DoorAlarms.Kind.TAILGATE);
        if (tailgate != null && monoMillis - tailgate >= MOMENT_MILLIS) {
            clear(DoorAlarms.Kind.TAILGATE);
        }
        List<Note> changed = List.copyOf(notes);
        notes.clear();
        return changed;
    }

    /** @param isSure whether it was seen closed before; a door that was never seen is not told to be forced */
    private void opened(long monoMillis, boolean isSure) {
        openedMillis = monoMillis;
        if (isJudged) {
            isJudged = false;
            judgedFromMillis = monoMillis;
        }
        boolean isGranted = grants.isUnusedSince(monoMillis - rules.enterMillis());
        if (isGranted) {
            grants.use();
        }
        boolean isLeaving = isHandleDown || monoMillis - rules.enterMillis() <= handleMillis;
        if (isSure && rules.tellsForced() && !isGranted && !isLeaving && !isFire) {
            raise(DoorAlarms.Kind.FORCED, monoMillis);
        }
    }

    private void judgeEntrants(boolean isOpen, long monoMillis) {
        boolean isOver = !isOpen && monoMillis - closedMillis > MARGIN_MILLIS;
        boolean isLong = monoMillis - judgedFromMillis > LONGEST_OPENING_MILLIS;
        if (isJudged || rules.zone().isEmpty() || !(isOver || isLong)) {
            return;
        }
        long from = judgedFromMillis - MARGIN_MILLIS;
        long to = isOver ? closedMillis + MARGIN_MILLIS : monoMillis;
        // A grant may be given as long before the opening as the door may be opened after it.
        int granted = grants.count(judgedFromMillis - rules.enterMillis(), isOver ? closedMillis : to);
        if (!isFire && entrants.entered(rules.zone(), from, to) > granted) {
            raise(DoorAlarms.Kind.TAILGATE, monoMillis);
        }
        isJudged = isOver;
        judgedFromMillis = monoMillis;
    }

    private void raise(DoorAlarms.Kind kind, long monoMillis) {
        if (raisedMillis.put(kind, monoMillis) == null) {
            notes.add(new Note(kind, true));
        }
    }

    private void clear(DoorAlarms.Kind kind) {
        if (raisedMillis.remove(kind) != null) {
            notes.add(new Note(kind, false));
        }
    }
}
