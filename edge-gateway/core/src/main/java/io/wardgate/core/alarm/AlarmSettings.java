package io.wardgate.core.alarm;

/**
 * What holds for all profiles.
 *
 * @param unknownMillis an open alarm on a measurement ends as unknown when nothing spoke for or against it for so long
 * @param forgetMillis a band that was not heard for so long is forgotten, and its alarms end as unknown
 */
public record AlarmSettings(long unknownMillis, long forgetMillis) {

    public static AlarmSettings ofMinutes(int unknownMinutes, int forgetMinutes) {
        return new AlarmSettings(60_000L * unknownMinutes, 60_000L * forgetMinutes);
    }
}
