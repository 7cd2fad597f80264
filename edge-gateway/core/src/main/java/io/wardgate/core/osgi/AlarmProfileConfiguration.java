package io.wardgate.core.osgi;

import io.wardgate.core.alarm.ShippedProfile;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One entry of section {@code alarms.profile} of the configuration; its defaults are the shipped profile. */
@ObjectClassDefinition(
        id = AlarmProfileComponent.PID,
        name = "Alarm profile",
        description = "A named set of limits, and the bands that it is for")
@interface AlarmProfileConfiguration {

    @AttributeDefinition(description = "Name of the profile; default = for all bands that no other one names")
    String name();

    @AttributeDefinition(
            required = false,
            description = "Ids of the bands that it is for, separated by commas; empty for the default profile")
    String bands() default "";

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "250",
            description = "Heart rate below this is an alarm, in /min; 0 = none")
    int heartRateLow() default ShippedProfile.HEART_RATE_LOW;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "250",
            description = "Heart rate above this is an alarm, in /min; 0 = none")
    int heartRateHigh() default ShippedProfile.HEART_RATE_HIGH;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "50",
            description = "How far within its limit the heart rate must be for the alarm to end")
    int heartRateHysteresis() default ShippedProfile.HEART_RATE_HYSTERESIS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long the heart rate must be beyond its limit")
    int heartRateOnSeconds() default ShippedProfile.HEART_RATE_ON_SECONDS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long it must be within again")
    int heartRateOffSeconds() default ShippedProfile.HEART_RATE_OFF_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "100",
            description = "Oxygen saturation below this is an alarm, in %; 0 = none")
    int spo2Low() default ShippedProfile.SPO2_LOW;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "20",
            description = "How far above its limit the saturation must be for the alarm to end")
    int spo2Hysteresis() default ShippedProfile.SPO2_HYSTERESIS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long the saturation must be below its limit")
    int spo2OnSeconds() default ShippedProfile.SPO2_ON_SECONDS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long it must be above again")
    int spo2OffSeconds() default ShippedProfile.SPO2_OFF_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "4300",
            description = "Skin temperature below this is an alarm, in 0.01 °C; 0 = none")
    int skinTemperatureLow() default ShippedProfile.SKIN_TEMPERATURE_LOW;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "4300",
            description = "Skin temperature above this is an alarm, in 0.01 °C; 0 = none")
    int skinTemperatureHigh() default ShippedProfile.SKIN_TEMPERATURE_HIGH;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "500",
            description = "How far within its limit the temperature must be for the alarm to end")
    int skinTemperatureHysteresis() default ShippedProfile.SKIN_TEMPERATURE_HYSTERESIS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long the temperature must be beyond its limit")
    int skinTemperatureOnSeconds() default ShippedProfile.SKIN_TEMPERATURE_ON_SECONDS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long it must be within again")
    int skinTemperatureOffSeconds() default ShippedProfile.SKIN_TEMPERATURE_OFF_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "86400",
            description = "A worn band that does not move at all for so long is an alarm; 0 = none")
    int noMovementSeconds() default ShippedProfile.NO_MOVEMENT_SECONDS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long it must move again")
    int noMovementOffSeconds() default ShippedProfile.NO_MOVEMENT_OFF_SECONDS;

    @AttributeDefinition(required = false, description = "Whether the call button raises an alarm")
    boolean sos() default ShippedProfile.SOS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long the band must not call any more")
    int sosOffSeconds() default ShippedProfile.SOS_OFF_SECONDS;

    @AttributeDefinition(required = false, description = "Whether a fall raises an alarm")
    boolean fall() default ShippedProfile.FALL;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long the band must not tell of a fall any more")
    int fallOffSeconds() default ShippedProfile.FALL_OFF_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "86400",
            description = "A band that is not worn and not charging for so long is an alarm; 0 = none")
    int bandOffSeconds() default ShippedProfile.BAND_OFF_SECONDS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long it must be worn again")
    int bandOffWornSeconds() default ShippedProfile.BAND_OFF_WORN_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "100",
            description =
                    "Battery level from which down it is an alarm, in %; 0 = none, even if the band says that it is low")
    int batteryLow() default ShippedProfile.BATTERY_LOW;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "50",
            description = "How far above its limit the battery must be for the alarm to end")
    int batteryHysteresis() default ShippedProfile.BATTERY_HYSTERESIS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long the battery must be low")
    int batteryOnSeconds() default ShippedProfile.BATTERY_ON_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long it must not be low any more")
    int batteryOffSeconds() default ShippedProfile.BATTERY_OFF_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "86400",
            description = "A band that is not heard for so long is an alarm; 0 = none")
    int silentSeconds() default ShippedProfile.SILENT_SECONDS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long it must be heard again")
    int silentHeardSeconds() default ShippedProfile.SILENT_HEARD_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "20",
            description = "NEWS2 points from which on it is an alarm; 0 = no score")
    int news2() default ShippedProfile.NEWS2;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "2",
            description = "SpO2 scale of NEWS2: 2 only for confirmed hypercapnic respiratory failure")
    int news2Scale() default ShippedProfile.NEWS2_SCALE;

    @AttributeDefinition(
            required = false,
            min = "10",
            max = "86400",
            description = "How old a measurement may be that counts for the score")
    int news2FreshSeconds() default ShippedProfile.NEWS2_FRESH_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long the score must reach the points")
    int news2OnSeconds() default ShippedProfile.NEWS2_ON_SECONDS;

    @AttributeDefinition(required = false, min = "0", max = "3600", description = "How long it must be below again")
    int news2OffSeconds() default ShippedProfile.NEWS2_OFF_SECONDS;
}
