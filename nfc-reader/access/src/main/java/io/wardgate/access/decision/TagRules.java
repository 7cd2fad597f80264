package io.wardgate.access.decision;

import io.wardgate.access.policy.PolicyEntry;
import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.Reason;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a tag, whoever carries it. */
final class TagRules {

    private TagRules() {}

    /** Without a look into the policy. */
    static @Nullable Reason refusal(Inspection inspection) {
        return switch (inspection.fault()) {
            case UNREAD -> Reason.READER_FAULT;
            case REPLAY -> Reason.REPLAY;
            case BAD_MAC -> Reason.BAD_MAC;
            case KEY_MISSING -> Reason.CLONE_SUSPECT;
            case NONE -> inspection.tag() == null ? Reason.WEAK_TAG : null;
        };
    }

    /** A point that asks for a proof by key asked the tag for it: one that has a key and shows none is a copy. */
    static @Nullable Reason refusal(Inspection inspection, PolicyEntry entry, AuthLevel level) {
        if (inspection.level().compareTo(level) >= 0) {
            return null;
        }
        boolean keyAsked =
                level.compareTo(AuthLevel.SUN) >= 0 && inspection.level().compareTo(AuthLevel.SUN) < 0;
        return keyAsked && entry.terms().hasKey() ? Reason.CLONE_SUSPECT : Reason.WEAK_TAG;
    }
}
