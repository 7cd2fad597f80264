package io.wardgate.protocol.api;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.BleCheck;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.DoorState;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapId;
import io.wardgate.api.tap.ZoneClass;

/** Taps to messages and back. What a tap marks as unknown by a number of its own is absent on the wire. */
final class TapWire {

    static final int MAX_ID_CHARS = 64;
    static final int MAX_REFERENCE_CHARS = 128;

    private static final int NOT_HEARD_DBM = 127;

    private TapWire() {}

    static io.wardgate.protocol.wire.Tap write(Tap tap) {
        Tap.Place place = tap.place();
        var message = io.wardgate.protocol.wire.Tap.newBuilder()
                .setBook(tap.id().book())
                .setNumber(tap.id().number())
                .setMonoMillis(tap.monoMillis())
                .setReader(Texts.cut(tap.reader(), MAX_ID_CHARS))
                .setPoint(Texts.cut(place.point(), MAX_ID_CHARS))
                .setZone(Texts.cut(place.zone(), MAX_ID_CHARS))
                .setZoneClass(place.zoneClass().number())
                .setPointType(place.type().number())
                .setDoor(Texts.cut(place.door(), MAX_ID_CHARS))
                .setDecision(tap.decision().number())
                .setReason(tap.reason().number())
                .setPolicy(write(tap.policy()))
                .setBand(write(tap.band()))
                .setDoorBefore(tap.before().number())
                .setAttempt(tap.attempt())
                .setCorrelation(Texts.cut(tap.correlation(), MAX_REFERENCE_CHARS))
                .setLatency(write(tap.latency()));
        Tap.Proof proof = tap.proof();
        if (proof != null) {
            message.setProof(write(proof));
        }
        String subject = tap.subject();
        if (subject != null) {
            message.setSubject(Texts.cut(subject, MAX_REFERENCE_CHARS));
        }
        return message.build();
    }

    private static io.wardgate.protocol.wire.Tap.Proof write(Tap.Proof proof) {
        var message = io.wardgate.protocol.wire.Tap.Proof.newBuilder()
                .setKey(proof.tag().key())
                .setHigh(proof.tag().high())
                .setLow(proof.tag().low())
                .setTechnology(proof.technology().number())
                .setLevel(proof.level().number());
        if (proof.sunCounter() >= 0) {
            message.setSunCounter(proof.sunCounter());
        }
        return message.build();
    }

    private static io.wardgate.protocol.wire.Tap.Policy write(Tap.PolicyState policy) {
        var message = io.wardgate.protocol.wire.Tap.Policy.newBuilder()
                .setVersion(policy.version())
                .setOffline(policy.offline());
        if (policy.ageSeconds() >= 0) {
            message.setAgeSeconds(policy.ageSeconds());
        }
        return message.build();
    }

    private static io.wardgate.protocol.wire.Tap.Band write(Tap.BandEvidence band) {
        var message = io.wardgate.protocol.wire.Tap.Band.newBuilder()
                .setCheck(band.check().number());
        if (band.rssiDbm() != NOT_HEARD_DBM) {
            message.setRssiDbm(band.rssiDbm());
        }
        if (band.ageMillis() >= 0) {
            message.setAgeMillis(band.ageMillis());
        }
        return message.build();
    }

    private static io.wardgate.protocol.wire.Tap.Latency write(Tap.Latency latency) {
        var message = io.wardgate.protocol.wire.Tap.Latency.newBuilder()
                .setReadMicros(latency.readMicros())
                .setDecideMicros(latency.decideMicros());
        if (latency.actMicros() >= 0) {
            message.setActMicros(latency.actMicros());
        }
        return message.build();
    }

    /**
     * Reads a tap.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    static Tap read(io.wardgate.protocol.wire.Tap tap) {
        Texts.requireShort("correlation of a tap", tap.getCorrelation(), MAX_REFERENCE_CHARS);
        Texts.requireShort("subject of a tap", tap.getSubject(), MAX_REFERENCE_CHARS);
        return new Tap(
                new TapId(tap.getBook(), tap.getNumber()),
                id("reader", tap.getReader()),
                new Tap.Place(
                        id("point", tap.getPoint()),
                        id("zone", tap.getZone()),
                        ZoneClass.ofNumber(tap.getZoneClass()),
                        PointType.ofNumber(tap.getPointType()),
                        id("door", tap.getDoor())),
                tap.getMonoMillis(),
                tap.hasProof() ? read(tap.getProof()) : null,
                tap.hasSubject() ? tap.getSubject() : null,
                Decision.ofNumber(tap.getDecision()),
                Reason.ofNumber(tap.getReason()),
                read(tap.getPolicy()),
                read(tap.getBand()),
                DoorState.ofNumber(tap.getDoorBefore()),
                tap.getAttempt(),
                tap.getCorrelation(),
                read(tap.getLatency()));
    }

    private static Tap.Proof read(io.wardgate.protocol.wire.Tap.Proof proof) {
        return new Tap.Proof(
                new TagRef(proof.getKey(), proof.getHigh(), proof.getLow()),
                TagTechnology.ofNumber(proof.getTechnology()),
                AuthLevel.ofNumber(proof.getLevel()),
                proof.hasSunCounter() ? notNegative("SUN counter", proof.getSunCounter()) : -1);
    }

    private static Tap.PolicyState read(io.wardgate.protocol.wire.Tap.Policy policy) {
        return new Tap.PolicyState(
                policy.getVersion(),
                policy.hasAgeSeconds() ? notNegative("age of the policy", policy.getAgeSeconds()) : -1,
                policy.getOffline());
    }

    private static Tap.BandEvidence read(io.wardgate.protocol.wire.Tap.Band band) {
        return new Tap.BandEvidence(
                BleCheck.ofNumber(band.getCheck()),
                band.hasRssiDbm() ? band.getRssiDbm() : NOT_HEARD_DBM,
                band.hasAgeMillis() ? notNegative("age of the band", band.getAgeMillis()) : -1);
    }

    private static Tap.Latency read(io.wardgate.protocol.wire.Tap.Latency latency) {
        return new Tap.Latency(
                latency.getReadMicros(),
                latency.getDecideMicros(),
                latency.hasActMicros() ? notNegative("latency", latency.getActMicros()) : -1);
    }

    private static String id(String what, String text) {
        Texts.requireShort(what + " of a tap", text, MAX_ID_CHARS);
        return text;
    }

    private static long notNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    what + " of a tap is " + Long.toUnsignedString(value) + "; at most " + Long.MAX_VALUE);
        }
        return value;
    }
}
