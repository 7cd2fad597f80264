package io.wardgate.core.osgi;

import io.wardgate.core.link.LinkSettings;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Section {@code links} of the configuration: when a band's preferred radio changes. */
@ObjectClassDefinition(id = LinksComponent.PID, name = "Links", description = "Which radio is preferred for a band")
@interface LinksConfiguration {

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "100",
            description = "Weight of the newest signal strength in the mean, in %")
    int rssiWeightPercent() default LinkSettings.RSSI_WEIGHT_PERCENT;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "100",
            description = "By how much the score of another radio must be greater, in hundredths")
    int betterByPercent() default LinkSettings.BETTER_BY_PERCENT;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "600",
            description = "For how long it must be greater, in s")
    int betterSeconds() default LinkSettings.BETTER_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "100",
            description = "In how many reports of the other radio it must be greater")
    int betterReports() default LinkSettings.BETTER_REPORTS;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "How long a radio stays preferred at least, unless it falls silent, in s")
    int dwellSeconds() default LinkSettings.DWELL_SECONDS;

    @AttributeDefinition(
            required = false,
            min = "-120",
            max = "-21",
            description = "A radio that hears the band weaker than this is left for any better one, in dBm")
    int leaveDbm() default LinkSettings.LEAVE_DBM;

    @AttributeDefinition(
            required = false,
            min = "-119",
            max = "-20",
            description = "And taken again only when it hears the band stronger than this, in dBm; more than leaveDbm")
    int returnDbm() default LinkSettings.RETURN_DBM;

    @AttributeDefinition(
            required = false,
            min = "2",
            max = "100",
            description = "After how many of its usual intervals without a report a radio counts as silent for a band")
    int silentIntervals() default LinkSettings.SILENT_INTERVALS;

    @AttributeDefinition(required = false, min = "1", max = "600", description = "But not before so long, in s")
    int silentSeconds() default LinkSettings.SILENT_SECONDS;
}
