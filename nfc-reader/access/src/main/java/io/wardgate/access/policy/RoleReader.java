package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;
import io.wardgate.access.policy.Roles.Permission;
import io.wardgate.protocol.policy.Role;
import io.wardgate.protocol.policy.Schedule;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ties roles to the schedules that they name. */
final class RoleReader {

    private static final int MAX_PERMISSIONS = 1_024;
    private static final int MAX_WINDOWS = 64;
    private static final int ALL_DAYS = 0b111_1111;
    private static final Timetable ALWAYS =
            new Timetable(List.of(new Timetable.Window(ALL_DAYS, 0, Timetable.DAY_MINUTES)));

    private RoleReader() {}

    static Roles read(List<Role> roles, List<Schedule> schedules, String timeZone) throws PolicyException {
        ZoneId zone;
        try {
            zone = ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new PolicyException(
                    Reason.MALFORMED, "time_zone \"" + timeZone + "\"; allowed: IANA names such as Europe/Berlin", e);
        }
        Map<Integer, Timetable> byNumber = schedules(schedules);
        Map<Integer, List<Permission>> permissions = new HashMap<>();
        for (Role role : roles) {
            Require.that(role.getNumber() > 0, "a role has no number");
            Require.that(
                    permissions.put(role.getNumber(), permissions(role, byNumber)) == null,
                    "two roles with number " + role.getNumber());
        }
        return new Roles(permissions, zone);
    }

    private static List<Permission> permissions(Role role, Map<Integer, Timetable> schedules) throws PolicyException {
        Require.atMost(MAX_PERMISSIONS, role.getPermissionsCount(), "permissions of role " + role.getNumber());
        List<Permission> permissions = new ArrayList<>();
        for (io.wardgate.protocol.policy.Permission permission : role.getPermissionsList()) {
            Timetable schedule = permission.getSchedule() == 0 ? ALWAYS : schedules.get(permission.getSchedule());
            if (schedule == null) {
                throw new PolicyException(
                        Reason.MALFORMED,
                        "role " + role.getNumber() + " names schedule " + permission.getSchedule()
                                + ", which is not in the document");
            }
            permissions.add(new Permission(Require.text("zone", permission.getZone()), schedule));
        }
        return List.copyOf(permissions);
    }

    private static Map<Integer, Timetable> schedules(List<Schedule> schedules) throws PolicyException {
        Map<Integer, Timetable> byNumber = new HashMap<>();
        for (Schedule schedule : schedules) {
            Require.that(schedule.getNumber() > 0, "a schedule has no number");
            Require.atMost(MAX_WINDOWS, schedule.getWindowsCount(), "windows of schedule " + schedule.getNumber());
            List<Timetable.Window> windows = new ArrayList<>();
            for (Schedule.Window window : schedule.getWindowsList()) {
                windows.add(window(window));
            }
            Require.that(
                    byNumber.put(schedule.getNumber(), new Timetable(windows)) == null,
                    "two schedules with number " + schedule.getNumber());
        }
        return byNumber;
    }

    private static Timetable.Window window(Schedule.Window window) throws PolicyException {
        int days = window.getDays();
        int from = window.getFromMinute();
        int to = window.getToMinute();
        boolean good = days > 0
                && days <= ALL_DAYS
                && from >= 0
                && from < Timetable.DAY_MINUTES
                && to >= 0
                && to <= Timetable.DAY_MINUTES
                && from != to;
        Require.that(
                good,
                "window of days " + days + " from " + from + " to " + to
                        + "; allowed: days 1 to 127, from 0 to 1439, to 0 to 1440 and another than from");
        return new Timetable.Window(days, from, to);
    }
}
