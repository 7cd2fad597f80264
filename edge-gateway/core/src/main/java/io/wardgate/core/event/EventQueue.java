package io.wardgate.core.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Events of one kind in their order. When it is full the oldest gives way, because a later one says more.
 *
 * <p>Safe from any thread.
 */
final class EventQueue<E> {

    private final int capacity;
    private final Deque<Waiting<E>> events = new ArrayDeque<>();

    EventQueue(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(Waiting<E> event) {
        if (events.size() >= capacity) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    synchronized List<Waiting<E>> take(int atMost) {
        List<Waiting<E>> taken = new ArrayList<>();
        while (taken.size() < atMost && !events.isEmpty()) {
            taken.add(events.removeFirst());
        }
        return taken;
    }

    /** Puts back what was taken first, before what came since. */
    synchronized void restore(List<Waiting<E>> taken) {
        for (int index = taken.size() - 1; index >= 0 && events.size() < capacity; index--) {
            events.addFirst(taken.get(index));
        }
    }

    synchronized int size() {
        return events.size();
    }
}
