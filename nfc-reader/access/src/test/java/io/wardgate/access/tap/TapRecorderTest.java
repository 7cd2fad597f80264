package io.wardgate.access.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.ZoneClass;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TapRecorderTest {

    private final FakeSite site = new FakeSite();
    private final PointDesk desk = new PointDesk(
            new TapPoint(
                    "reader-1",
                    new Tap.Place("point-1", "HALL", ZoneClass.GREEN, PointType.GUIDANCE, ""),
                    AuthLevel.UID,
                    10_000,
                    TapPoint.Lamps.NONE),
            site.site);

    @Test
    void tapsWaitInOrderWhileThePipelineTakesNone() {
        site.decide(1, Decision.GRANT, Reason.OK);
        site.isOutletThere = false;
        tap(1, 5);
        assertThat(site.recorder.waiting()).isEqualTo(5);
        site.isOutletThere = true;
        site.recorder.flush();

        assertThat(site.taps).extracting(tap -> tap.id().number()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(site.recorder.waiting()).isZero();
    }

    @Test
    void theOldestGivesWayAndIsCounted() {
        site.isOutletThere = false;
        tap(1, TapRecorder.MOST_WAITING + 3);
        site.isOutletThere = true;
        site.recorder.flush();

        assertThat(site.recorder.lost()).isEqualTo(3);
        assertThat(site.taps)
                .extracting(tap -> tap.id().number())
                .containsExactlyElementsOf(LongStream.rangeClosed(4, TapRecorder.MOST_WAITING + 3)
                        .boxed()
                        .toList());
    }

    private void tap(int first, int count) {
        for (int i = first; i < first + count; i++) {
            site.come(desk, i);
        }
    }
}
