package io.wardgate.receiver.http;

import io.wardgate.api.tap.Tap;
import io.wardgate.receiver.store.StoredTap;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One tap for the API and the page; null is absent.
 *
 * @param entry rises in the order of commits
 * @param id unique for ever: gateway, book in hex, number
 * @param tag keyed hash of the tag, 32 digits
 * @param tagKey which key of the site made it
 * @param subject opaque reference in the policy
 */
record TapView(
        long entry,
        String id,
        String gateway,
        String reader,
        String point,
        String zone,
        String zoneClass,
        String pointType,
        @Nullable String door,
        long seenAtMillis,
        boolean timeSuspect,
        @Nullable String tag,
        @Nullable Long tagKey,
        @Nullable String technology,
        @Nullable String level,
        @Nullable Long sunCounter,
        @Nullable String subject,
        String decision,
        String reason,
        long policyVersion,
        @Nullable Long policyAgeSeconds,
        boolean offline,
        String bleCheck,
        @Nullable Integer rssiDbm,
        @Nullable Long bandAgeMillis,
        String doorBefore,
        long attempt,
        @Nullable String correlation,
        long readMicros,
        long decideMicros,
        @Nullable Long actMicros) {

    private static final int NOT_HEARD_DBM = 127;

    static TapView of(StoredTap stored) {
        Tap tap = stored.tap();
        Tap.Place place = tap.place();
        Tap.Proof proof = tap.proof();
        return new TapView(
                stored.entry(),
                stored.gateway() + "." + HexFormat.of().toHexDigits(tap.id().book()) + "."
                        + Long.toUnsignedString(tap.id().number()),
                stored.gateway(),
                tap.reader(),
                place.point(),
                place.zone(),
                place.zoneClass().name(),
                place.type().name(),
                orNull(place.door()),
                stored.seenAtMillis(),
                stored.timeSuspect(),
                proof == null ? null : proof.tag().hex(),
                proof == null ? null : Integer.toUnsignedLong(proof.tag().key()),
                proof == null ? null : proof.technology().name(),
                proof == null ? null : proof.level().name(),
                proof == null ? null : known(proof.sunCounter()),
                tap.subject(),
                tap.decision().name(),
                tap.reason().name(),
                tap.policy().version(),
                known(tap.policy().ageSeconds()),
                tap.policy().offline(),
                tap.band().check().name(),
                tap.band().rssiDbm() == NOT_HEARD_DBM ? null : tap.band().rssiDbm(),
                known(tap.band().ageMillis()),
                tap.before().name(),
                Integer.toUnsignedLong(tap.attempt()),
                orNull(tap.correlation()),
                tap.latency().readMicros(),
                tap.latency().decideMicros(),
                known(tap.latency().actMicros()));
    }

    private static @Nullable Long known(long value) {
        return value < 0 ? null : value;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
