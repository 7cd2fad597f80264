package io.wardgate.api.alarm;

/**
 * Raises and ends alarms about places: doors, tap points, zones. At most one is open a kind and place. Safe from any thread;
 * returns at once.
 */
public interface PlaceAlarms {

    /**
     * Something is wrong there; nothing happens if that is known.
     *
     * @param kind one that is about a place
     * @param place id of the tap point, door or zone; not empty, at most 64 characters
     * @throws IllegalArgumentException if the kind is about a person, or the id is empty or too long
     */
    void raise(AlarmKind kind, String place);

    /** It is no longer so; nothing happens if no such alarm is open. */
    void clear(AlarmKind kind, String place);
}
