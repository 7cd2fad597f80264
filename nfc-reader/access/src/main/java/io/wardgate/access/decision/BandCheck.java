package io.wardgate.access.decision;

import io.wardgate.api.tap.BandLocator.Heard;
import io.wardgate.api.tap.BleCheck;
import io.wardgate.api.tap.Tap.BandEvidence;

/** Where the wristband of a person is, from what was heard of it already: nobody waits for a radio. */
final class BandCheck {

    private static final BandEvidence NOT_HEARD = new BandEvidence(BleCheck.NO_DATA, 127, -1);

    private final long countsMillis;

    BandCheck(Limits limits) {
        countsMillis = limits.bandMillis();
    }

    BandEvidence evidence(PointRules rules, long band, Circumstances now) {
        if (rules.band() == BandRule.NONE) {
            return BandEvidence.NOT_REQUIRED;
        }
        Heard heard = band == 0 ? null : now.bands().where(band);
        if (heard == null) {
            return NOT_HEARD;
        }
        long ageMillis = Math.max(0, now.monoMillis() - heard.monoMillis());
        if (ageMillis > countsMillis) {
            return new BandEvidence(BleCheck.NO_DATA, heard.rssiDbm(), ageMillis);
        }
        boolean here = heard.zone().equals(rules.spot().zone());
        return new BandEvidence(here ? BleCheck.MATCH : BleCheck.MISMATCH, heard.rssiDbm(), ageMillis);
    }
}
