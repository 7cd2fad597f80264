package io.wardgate.access.door;

import static io.wardgate.api.actuator.Contact.State.ACTIVE;
import static io.wardgate.api.actuator.Contact.State.AT_REST;
import static io.wardgate.api.actuator.Contact.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.tap.DoorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A door that may be opened within 10 s of a grant and may stay open for 8 s; times are in ms. */
class DoorWatchTest {

    private final List<Long> entries = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private DoorWatch watch = watch(true);

    @Test
    void aDoorThatOpensAfterAGrantIsInOrder() {
        watch.contact(AT_REST, 0);
        watch.grant(1_000);
        watch.contact(ACTIVE, 3_000);
        watch.contact(AT_REST, 6_000);

        assertThat(toldUntil(60_000)).isEmpty();
    }

    @Test
    void aDoorThatOpensWithoutAGrantIsForcedUntilItCloses() {
        watch.contact(AT_REST, 0);
        watch.contact(ACTIVE, 1_000);
        assertThat(toldUntil(1_100)).containsExactly("+FORCED");
        watch.contact(AT_REST, 2_000);

        assertThat(toldUntil(2_100)).containsExactly("+FORCED", "-FORCED");
    }

    @Test
    void aGrantLetsTheDoorBeOpenedOnceAndInTime() {
        watch.contact(AT_REST, 0);
        watch.grant(1_000);
        watch.contact(ACTIVE, 2_000);
        watch.contact(AT_REST, 3_000);
        watch.contact(ACTIVE, 4_000);
        assertThat(toldUntil(4_100)).containsExactly("+FORCED");

        watch = watch(true);
        told.clear();
        watch.contact(AT_REST, 0);
        watch.grant(1_000);
        watch.contact(ACTIVE, 11_001);
        assertThat(toldUntil(11_100)).containsExactly("+FORCED");
    }

    @Test
    void aGrantThatCameAsTheDoorFellShutStillOpensIt() {
        watch.contact(AT_REST, 0);
        watch.grant(1_000);
        watch.contact(ACTIVE, 2_000);
        watch.grant(5_900);
        watch.contact(AT_REST, 6_000);
        assertThat(toldUntil(12_000)).isEmpty();
        watch.contact(ACTIVE, 13_000);
        watch.contact(AT_REST, 14_000);
        entries.add(13_500L);

        assertThat(toldUntil(30_000)).isEmpty();
    }

    @Test
    void whoLeavesByTheHandleForcesNothing() {
        watch.contact(AT_REST, 0);
        watch.handle(ACTIVE, 1_000);
        watch.contact(ACTIVE, 1_100);
        watch.contact(AT_REST, 3_000);

        assertThat(toldUntil(60_000)).isEmpty();
    }

    @Test
    void aDoorWithoutAHandleContactMayBeToldNeverToBeForced() {
        watch = watch(false);
        watch.contact(AT_REST, 0);
        watch.contact(ACTIVE, 1_000);

        assertThat(toldUntil(2_000)).isEmpty();
    }

    @Test
    void aDoorThatIsOpenAtTheStartOrAfterABrokenWireIsNotForced() {
        watch.contact(ACTIVE, 0);
        watch.contact(UNKNOWN, 1_000);
        assertThat(watch.state()).isEqualTo(DoorState.UNKNOWN);
        watch.contact(ACTIVE, 2_000);
        assertThat(watch.state()).isEqualTo(DoorState.OPEN);

        assertThat(toldUntil(3_000)).isEmpty();
    }

    @Test
    void aDoorThatStaysOpenIsHeldUntilItCloses() {
        watch.contact(AT_REST, 0);
        watch.grant(500);
        watch.contact(ACTIVE, 1_000);
        assertThat(toldUntil(9_000)).isEmpty();
        assertThat(toldUntil(9_100)).containsExactly("+HELD");
        watch.contact(AT_REST, 20_000);

        assertThat(toldUntil(20_100)).containsExactly("+HELD", "-HELD");
    }

    @Test
    void moreBandsThanGrantsAreATailgateForAMinute() {
        watch.contact(AT_REST, 0);
        watch.grant(9_000);
        watch.contact(ACTIVE, 10_000);
        entries.add(11_000L);
        entries.add(17_000L);
        watch.contact(AT_REST, 13_000);
        assertThat(toldUntil(18_000)).isEmpty();
        assertThat(toldUntil(18_200)).containsExactly("+TAILGATE");

        assertThat(toldUntil(80_000)).containsExactly("+TAILGATE", "-TAILGATE");
    }

    @Test
    void oneGrantForEachBandIsNoTailgateHoweverOftenTheDoorOpens() {
        watch.contact(AT_REST, 0);
        watch.grant(9_000);
        watch.contact(ACTIVE, 10_000);
        entries.add(11_000L);
        watch.contact(AT_REST, 12_000);
        watch.grant(12_500);
        watch.contact(ACTIVE, 13_000);
        entries.add(13_500L);
        watch.contact(AT_REST, 14_000);

        assertThat(toldUntil(60_000)).isEmpty();
    }

    @Test
    void whoComesInLongBeforeOrAfterIsNotCounted() {
        watch.contact(AT_REST, 0);
        watch.grant(19_000);
        watch.contact(ACTIVE, 20_000);
        entries.addAll(List.of(14_000L, 21_000L, 28_000L));
        watch.contact(AT_REST, 22_000);

        assertThat(toldUntil(60_000)).isEmpty();
    }

    @Test
    void inAFireOnlyTheFireIsTold() {
        watch.contact(AT_REST, 0);
        watch.fire(ACTIVE, 1_000);
        watch.contact(ACTIVE, 2_000);
        entries.addAll(List.of(3_000L, 4_000L));
        assertThat(toldUntil(30_000)).containsExactly("+FIRE");
        watch.fire(AT_REST, 30_000);
        assertThat(toldUntil(37_000)).containsExactly("+FIRE", "-FIRE");

        assertThat(toldUntil(38_500)).containsExactly("+FIRE", "-FIRE", "+HELD");
    }

    private DoorWatch watch(boolean tellsForced) {
        Entrants counted = (zone, from, to) ->
                (int) entries.stream().filter(at -> at >= from && at <= to).count();
        return new DoorWatch(new DoorRules("icu", "ICU", 3_000, 10_000, 8_000, tellsForced), counted);
    }

    /** All that was told so far. */
    private List<String> toldUntil(long monoMillis) {
        watch.tick(monoMillis).forEach(this::note);
        return told;
    }

    private void note(DoorWatch.Note note) {
        told.add((note.isRaised() ? "+" : "-") + note.kind());
    }
}
