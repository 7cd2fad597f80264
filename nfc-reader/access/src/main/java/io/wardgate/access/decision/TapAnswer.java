package io.wardgate.access.decision;

import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a tap; with the fields of {@link Tap} that the policy knows.
 *
 * @param subject null if the policy does not know the tag
 * @param correlation id of the order, or empty
 */
public record TapAnswer(
        Decision decision,
        Reason reason,
        @Nullable String subject,
        Tap.PolicyState policy,
        Tap.BandEvidence band,
        int attempt,
        String correlation) {}
