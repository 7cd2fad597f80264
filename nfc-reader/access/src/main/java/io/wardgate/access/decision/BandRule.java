package io.wardgate.access.decision;

import io.wardgate.api.tap.BleCheck;
import io.wardgate.api.tap.Reason;
import org.jspecify.annotations.Nullable;

/** What a point asks of the wristband of the person who taps. */
public enum BandRule {
    /** Nobody looks. */
    NONE,
    /** Looked up and told, never a reason. */
    TELL,
    /** A band that is elsewhere refuses; one that nobody hears is told. */
    NOT_ELSEWHERE,
    /** Only a band that is here lets through. */
    HERE;

    @Nullable
    Reason refusal(BleCheck check) {
        if (check == BleCheck.MISMATCH && (this == NOT_ELSEWHERE || this == HERE)) {
            return Reason.BLE_MISMATCH;
        }
        return check == BleCheck.NO_DATA && this == HERE ? Reason.BLE_NO_DATA : null;
    }
}
