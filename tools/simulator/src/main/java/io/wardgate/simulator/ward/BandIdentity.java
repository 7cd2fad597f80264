package io.wardgate.simulator.ward;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.simulator.band.BandKeys;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a band is. Nobody writes to {@code key}.
 *
 * @param index in the ward
 * @param bandId on the air
 * @param address random static, the two top bits set (Bluetooth Core, Vol 6, Part B, 1.3.2.1)
 * @param key 16 octets, or null for a band that sends in clear
 * @param sendsFull whether each tenth advertisement is a full frame
 * @param advertises whether it has Bluetooth
 * @param speaks24 whether it has the 2.4 GHz radio; a dual-mode band has both
 */
public record BandIdentity(
        int index,
        int bandId,
        long address,
        byte @Nullable [] key,
        boolean sendsFull,
        boolean advertises,
        boolean speaks24) {

    private static final long STATIC_ADDRESS = 0xC000_0000_0000L;

    /** As the other parts name it. */
    public long deviceId() {
        return DeviceId.ofBand(bandId);
    }

    /** The bands of a scenario. */
    public static List<BandIdentity> all(Scenario scenario) {
        Scenario.Bands bands = scenario.bands();
        Chance chance = new Chance(scenario.seed());
        BandKeys keys = new BandKeys(scenario.seed());
        List<BandIdentity> identities = new ArrayList<>(bands.count());
        for (int index = 0; index < bands.count(); index++) {
            int bandId = bands.firstId() + index;
            boolean speaks24 = chance.uniform(index, Purpose.SPEAKS_24, 0)
                    < scenario.radio24().share();
            boolean alone = speaks24
                    && chance.uniform(index, Purpose.ALONE_24, 0)
                            < scenario.radio24().aloneShare();
            boolean encrypted = chance.uniform(index, Purpose.ENCRYPTED, 0) < bands.encryptedShare();
            identities.add(new BandIdentity(
                    index,
                    bandId,
                    STATIC_ADDRESS | chance.bits(index, Purpose.ADDRESS, 0) >>> 18,
                    encrypted ? keys.keyOf(bandId) : null,
                    chance.uniform(index, Purpose.FULL, 0) < bands.fullShare(),
                    !alone,
                    speaks24));
        }
        return identities;
    }
}
