package io.wardgate.core.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Section {@code cleaning} of the configuration. Least and greatest possible values have ranges that do not meet, so that
 * no document can turn one around, and none can make 0 a vital sign.
 */
@ObjectClassDefinition(id = CleaningComponent.PID, name = "Cleaning", description = "What marks a value as doubtful")
@interface CleaningConfiguration {

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "60",
            description = "A heart rate below is impossible, in /min")
    int heartRateMin() default 25;

    @AttributeDefinition(
            required = false,
            min = "180",
            max = "300",
            description = "A heart rate above is impossible, in /min")
    int heartRateMax() default 250;

    @AttributeDefinition(
            required = false,
            min = "5",
            max = "200",
            description = "Greatest change of the heart rate that is believed within 5 s, in /min")
    int heartRateChange() default 25;

    @AttributeDefinition(
            required = false,
            min = "5",
            max = "300",
            description =
                    "Least spread of the heart rate, in 0.1 /min; three times as far from the median is an outlier")
    int heartRateFloorTenths() default 30;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "85",
            description = "An oxygen saturation below is impossible, in %")
    int spo2Min() default 50;

    @AttributeDefinition(
            required = false,
            min = "2",
            max = "50",
            description = "Greatest change of the saturation that is believed within 5 s, in %")
    int spo2Change() default 6;

    @AttributeDefinition(
            required = false,
            min = "5",
            max = "100",
            description = "Least spread of the saturation, in 0.1 %; three times as far from the median is an outlier")
    int spo2FloorTenths() default 15;

    @AttributeDefinition(
            required = false,
            min = "100",
            max = "3400",
            description = "A skin temperature below is impossible, in 0.01 Cel")
    int skinTemperatureMinHundredths() default 2_500;

    @AttributeDefinition(
            required = false,
            min = "3800",
            max = "5000",
            description = "A skin temperature above is impossible, in 0.01 Cel")
    int skinTemperatureMaxHundredths() default 4_300;

    @AttributeDefinition(
            required = false,
            min = "10",
            max = "1000",
            description = "Greatest change of the skin temperature that is believed within a minute, in 0.01 Cel")
    int skinTemperatureChangeHundredths() default 50;

    @AttributeDefinition(
            required = false,
            min = "5",
            max = "300",
            description =
                    "Least spread of the skin temperature, in 0.01 Cel; three times as far from the median is an outlier")
    int skinTemperatureFloorHundredths() default 15;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "80",
            description = "A systolic pressure below is impossible, in mm[Hg]")
    int systolicMin() default 50;

    @AttributeDefinition(
            required = false,
            min = "180",
            max = "300",
            description = "A systolic pressure above is impossible, in mm[Hg]")
    int systolicMax() default 260;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "60",
            description = "A diastolic pressure below is impossible, in mm[Hg]")
    int diastolicMin() default 25;

    @AttributeDefinition(
            required = false,
            min = "110",
            max = "250",
            description = "A diastolic pressure above is impossible, in mm[Hg]")
    int diastolicMax() default 160;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "30",
            description =
                    "Systolic and diastolic pressure that are closer than this are a failed measurement, in mm[Hg]")
    int pulsePressureMin() default 10;

    @AttributeDefinition(
            required = false,
            min = "10",
            max = "500",
            description =
                    "Least spread of the pressures, in 0.1 mm[Hg]; three times as far from the median is an outlier")
    int pressureFloorTenths() default 60;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "15",
            description = "Above this motion heart rate and saturation are marked")
    int motionMax() default 7;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "1440",
            description = "A heart rate that stays the same for longer while the wearer moves is stuck; 0 = not judged")
    int stuckMinutes() default 5;
}
