package io.wardgate.access.door;

/** Takes alarms that belong to a place. One is open for each kind and place; raising an open one changes nothing. */
public interface DoorAlarms {

    void raise(Kind kind, String place);

    /** What raised it has ended, or has been told long enough. Does nothing if it is not open. */
    void clear(Kind kind, String place);

    /** What can be wrong at a door or point. */
    enum Kind {
        /** It opened without a grant. */
        FORCED,
        /** It stays open. */
        HELD,
        /** More bands came in than grants were given. */
        TAILGATE,
        /** The panel's line says fire: locks are released by hardware. */
        FIRE,
        /** A copy of a tag's message was held to the point. */
        REPLAY
    }
}
