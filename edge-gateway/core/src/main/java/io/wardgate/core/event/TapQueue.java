package io.wardgate.core.event;

import io.wardgate.api.tap.Tap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Taps in the order of their decision. Unlike alarms nobody says them again: the queue is as long as hours without a store
 * need, and what gives way when it is full, the oldest, is counted to be declared.
 *
 * <p>Safe from any thread.
 */
final class TapQueue {

    static final int MAX_TAPS = 65_536;

    /** Octets of a tap on the wire without its texts, at most. */
    private static final int FIXED_OCTETS = 240;

    /** Octets of a character at most: two characters that take four octets together are two here. */
    private static final int CHARACTER_OCTETS = 3;

    private final Deque<Tap> taps = new ArrayDeque<>();
    private int urgent;
    private long lost;

    synchronized void add(Tap tap) {
        if (taps.size() >= MAX_TAPS) {
            giveWay(taps.removeFirst());
        }
        taps.addLast(tap);
        urgent += tap.isUrgent() ? 1 : 0;
    }

    /** Takes out taps that need at most so many octets together; one at least, if any waits. */
    synchronized List<Tap> take(int maxOctets) {
        List<Tap> taken = new ArrayList<>();
        int octets = 0;
        for (Tap next = taps.peekFirst(); next != null; next = taps.peekFirst()) {
            octets += octetsAtMost(next);
            if (octets > maxOctets && !taken.isEmpty()) {
                break;
            }
            taps.removeFirst();
            urgent -= next.isUrgent() ? 1 : 0;
            taken.add(next);
        }
        return taken;
    }

    /** Puts back what was taken first, before what came since. */
    synchronized void restore(List<Tap> taken) {
        for (int index = taken.size() - 1; index >= 0; index--) {
            Tap tap = taken.get(index);
            if (taps.size() >= MAX_TAPS) {
                lost++;
            } else {
                taps.addFirst(tap);
                urgent += tap.isUrgent() ? 1 : 0;
            }
        }
    }

    /** How many gave way since this was asked last. */
    synchronized long takeLost() {
        long taken = lost;
        lost = 0;
        return taken;
    }

    synchronized int size() {
        return taps.size();
    }

    synchronized boolean isUrgent() {
        return urgent > 0;
    }

    private void giveWay(Tap tap) {
        urgent -= tap.isUrgent() ? 1 : 0;
        lost++;
    }

    static int octetsAtMost(Tap tap) {
        Tap.Place place = tap.place();
        String subject = tap.subject();
        int characters = tap.reader().length()
                + place.point().length()
                + place.zone().length()
                + place.door().length()
                + tap.correlation().length()
                + (subject == null ? 0 : subject.length());
        return FIXED_OCTETS + CHARACTER_OCTETS * characters;
    }
}
