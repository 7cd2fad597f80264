package io.wardgate.access.policy;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * Times of the week by the wall clock of the site. A time that is skipped when clocks go forward does not come; one that comes
 * twice when they go back counts twice.
 */
record Timetable(List<Window> windows) {

    static final int DAY_MINUTES = 1_440;

    Timetable {
        windows = List.copyOf(windows);
    }

    boolean isOpen(ZonedDateTime local) {
        int day = local.getDayOfWeek().getValue() - 1;
        int minute = local.getHour() * 60 + local.getMinute();
        for (Window window : windows) {
            if (window.holds(day, minute)) {
                return true;
            }
        }
        return false;
    }

    /**
     * One stretch of a day.
     *
     * @param days bit 0 = Monday, of the day on which it begins
     * @param fromMinute of the day, inclusive
     * @param toMinute exclusive; below {@code fromMinute} it is on the next day
     */
    record Window(int days, int fromMinute, int toMinute) {

        boolean holds(int day, int minute) {
            if (fromMinute < toMinute) {
                return begins(day) && minute >= fromMinute && minute < toMinute;
            }
            return begins(day) && minute >= fromMinute || begins((day + 6) % 7) && minute < toMinute;
        }

        private boolean begins(int day) {
            return (days >> day & 1) == 1;
        }
    }
}
