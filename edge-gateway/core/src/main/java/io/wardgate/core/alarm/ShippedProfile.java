package io.wardgate.core.alarm;

import io.wardgate.core.alarm.ProfileBuilder.Settling;

/**
 * The limits of a band for which nothing else is configured. Starting points for adults at rest, not medical advice: a
 * hospital sets its own (docs/alarms.md).
 */
public final class ShippedProfile {

    public static final int HEART_RATE_LOW = 40;
    public static final int HEART_RATE_HIGH = 130;
    public static final int HEART_RATE_HYSTERESIS = 5;
    public static final int HEART_RATE_ON_SECONDS = 10;
    public static final int HEART_RATE_OFF_SECONDS = 30;
    public static final int SPO2_LOW = 88;
    public static final int SPO2_HYSTERESIS = 2;
    public static final int SPO2_ON_SECONDS = 15;
    public static final int SPO2_OFF_SECONDS = 30;
    public static final int SKIN_TEMPERATURE_LOW = 0;
    public static final int SKIN_TEMPERATURE_HIGH = 3_900;
    public static final int SKIN_TEMPERATURE_HYSTERESIS = 30;
    public static final int SKIN_TEMPERATURE_ON_SECONDS = 120;
    public static final int SKIN_TEMPERATURE_OFF_SECONDS = 300;
    public static final int NO_MOVEMENT_SECONDS = 3_600;
    public static final int NO_MOVEMENT_OFF_SECONDS = 5;
    public static final boolean SOS = true;
    public static final int SOS_OFF_SECONDS = 15;
    public static final boolean FALL = true;
    public static final int FALL_OFF_SECONDS = 30;
    public static final int BAND_OFF_SECONDS = 120;
    public static final int BAND_OFF_WORN_SECONDS = 10;
    public static final int BATTERY_LOW = 15;
    public static final int BATTERY_HYSTERESIS = 5;
    public static final int BATTERY_ON_SECONDS = 60;
    public static final int BATTERY_OFF_SECONDS = 60;
    public static final int SILENT_SECONDS = 120;
    public static final int SILENT_HEARD_SECONDS = 10;
    public static final int NEWS2 = 0;
    public static final int NEWS2_SCALE = 1;
    public static final int NEWS2_FRESH_SECONDS = 900;
    public static final int NEWS2_ON_SECONDS = 30;
    public static final int NEWS2_OFF_SECONDS = 60;

    private ShippedProfile() {}

    public static AlarmProfile profile() {
        return new ProfileBuilder(AlarmProfile.DEFAULT, "")
                .heartRate(
                        HEART_RATE_LOW,
                        HEART_RATE_HIGH,
                        new Settling(HEART_RATE_HYSTERESIS, HEART_RATE_ON_SECONDS, HEART_RATE_OFF_SECONDS))
                .spo2(SPO2_LOW, new Settling(SPO2_HYSTERESIS, SPO2_ON_SECONDS, SPO2_OFF_SECONDS))
                .skinTemperature(
                        SKIN_TEMPERATURE_LOW,
                        SKIN_TEMPERATURE_HIGH,
                        new Settling(
                                SKIN_TEMPERATURE_HYSTERESIS, SKIN_TEMPERATURE_ON_SECONDS, SKIN_TEMPERATURE_OFF_SECONDS))
                .noMovement(NO_MOVEMENT_SECONDS, NO_MOVEMENT_OFF_SECONDS)
                .sos(SOS, SOS_OFF_SECONDS)
                .fall(FALL, FALL_OFF_SECONDS)
                .bandOff(BAND_OFF_SECONDS, BAND_OFF_WORN_SECONDS)
                .batteryLow(BATTERY_LOW, new Settling(BATTERY_HYSTERESIS, BATTERY_ON_SECONDS, BATTERY_OFF_SECONDS))
                .silent(SILENT_SECONDS, SILENT_HEARD_SECONDS)
                .news2(NEWS2, NEWS2_SCALE, NEWS2_FRESH_SECONDS, NEWS2_ON_SECONDS, NEWS2_OFF_SECONDS)
                .build();
    }
}
