package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyEntry.Kind;
import java.util.List;

/**
 * What an entry shares with many others: a table keeps equal ones once.
 *
 * @param roles numbers of roles
 * @param validFromMillis UTC; 0 = always
 * @param validUntilMillis UTC, exclusive; 0 = for ever
 * @param breakGlass still counts when the policy is too old
 * @param hasKey the tag can prove itself
 */
public record Terms(
        Kind kind,
        List<Integer> roles,
        long validFromMillis,
        long validUntilMillis,
        boolean revoked,
        boolean breakGlass,
        boolean hasKey) {

    public Terms {
        roles = List.copyOf(roles);
    }

    /** Whether it is valid at a moment. */
    public boolean isValid(long wallMillis) {
        return wallMillis >= validFromMillis && (validUntilMillis == 0 || wallMillis < validUntilMillis);
    }
}
