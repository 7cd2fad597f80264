package io.wardgate.uplink.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wardgate.uplink.peer.ManualClock;
import io.wardgate.uplink.peer.ScriptedUplink;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransportPlacesTest {

    private final FailoverUplink uplink =
            new FailoverUplink(FailoverSettings.DEFAULT, new ManualClock(), new SplittableRandom(1));
    private final ScriptedUplink first = new ScriptedUplink();
    private final ScriptedUplink second = new ScriptedUplink();

    @Test
    void takesTheOnlyTransportAsThePrimary() {
        TransportPlaces places = new TransportPlaces(uplink, "", "", "");
        assertThat(places.fault()).contains("no transport");

        places.add("a", first);

        assertThat(uplink.isThere(Role.PRIMARY)).isTrue();
        assertThat(places.fault()).isEmpty();
    }

    @Test
    void guessesNoneOfSeveral() {
        TransportPlaces places = new TransportPlaces(uplink, "", "", "");
        places.add("a", first);
        places.add("b", second);

        assertThat(uplink.isThere(Role.PRIMARY)).isFalse();
        assertThat(places.fault()).isEqualTo("there are the transports a, b; name one of them in uplink.primary");

        places.remove("b", second);
        assertThat(uplink.isThere(Role.PRIMARY)).isTrue();
    }

    @Test
    void givesEachItsPlaceByName() {
        TransportPlaces places = new TransportPlaces(uplink, "", "b", "");
        places.add("b", second);
        assertThat(places.fault()).contains("every transport is backup or fast path");
        places.add("a", first);

        assertThat(uplink.isThere(Role.PRIMARY)).isTrue();
        assertThat(uplink.isThere(Role.BACKUP)).isTrue();
        assertThat(places.fault()).isEmpty();
    }

    @Test
    void namesTheTransportThatLacks() {
        TransportPlaces places = new TransportPlaces(uplink, "a", "", "u");
        places.add("b", first);

        assertThat(places.fault())
                .isEqualTo("uplink.primary is \"a\", but the transports are b; "
                        + "uplink.fastPath is \"u\", but the transports are b");
    }

    @Test
    void refusesOneTransportInTwoPlaces() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransportPlaces(uplink, "a", "a", ""))
                .withMessageContaining("uplink.backup and uplink.primary are both \"a\"");
    }
}
