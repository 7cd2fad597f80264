package io.wardgate.core.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingTest {

    static final String FOLLOWING = "C0A80A01,192.168.10.1,3,1795000000.123456789,-0.000123456,0.000001,0.000020,"
            + "-12.345,0.001,0.050,0.010000000,0.002000000,64.2,Normal";
    static final String ALONE =
            "7F7F0101,,10,1795000000.1,0.000000000,0.0,0.0,0.000,0.000,0.000,0.000000000,0.000000000,0.0,Normal";
    static final String LOST =
            "00000000,,0,0.000000000,0.000000000,0.0,0.0,0.000,0.000,0.000,1.000000000,1.000000000,0.0,Not synchronised";

    @Test
    void readsSourceStratumOffsetAndLeap() {
        assertThat(Tracking.parse(FOLLOWING)).isEqualTo(new Tracking("192.168.10.1", 3, -123, "Normal", false));
        assertThat(Tracking.parse(FOLLOWING).isFollowing()).isTrue();
    }

    /** With "local stratum 10" chronyd calls itself synchronised although nobody told it the time. */
    @Test
    void aClockThatFollowsItselfFollowsNobody() {
        assertThat(Tracking.parse(ALONE).isFollowing()).isFalse();
        assertThat(Tracking.parse(LOST).isFollowing()).isFalse();
    }

    @Test
    void aClockThatIsStillFarOffDoesNotFollowYet() {
        assertThat(Tracking.parse(FOLLOWING.replace("-0.000123456", "-3.5")).isFollowing())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "506 Cannot talk to daemon", ",,,,,,,,,,,,,", "A,b,c,d,e,f,g,h,i,j,k,l,m,n"})
    void refusesWhatIsNoReport(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tracking.parse(line))
                .withMessageContaining(line);
    }
}
