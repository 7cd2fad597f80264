package io.wardgate.ble.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.SteadyClock;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Who is visited, when again, and how old a record is. */
class VisitRulesTest {

    private static final long HOUR_MILLIS = 3_600_000;

    @Test
    void wantsNamedDevicesAndAdvertisersOfNamedServices() {
        VisitFilter filter = VisitFilter.parse("A4:C1:38:8D:18:B2", "1810, 1809");
        assertThat(filter.wants(advertisement(0xA4C1388D18B2L, "020106"))).isTrue();
        assertThat(filter.wants(advertisement(1, "020106 0503 0f18 1018"))).isTrue();
        assertThat(filter.wants(advertisement(1, "020106 0302 0918"))).isTrue();
        assertThat(filter.wants(advertisement(1, "020106 0303 0f18"))).isFalse();
        assertThat(filter.wants(advertisement(1, "0503 1018"))).isFalse();
    }

    @Test
    void saysWhichEntryIsNone() {
        assertThatThrownBy(() -> VisitFilter.parse("", " ")).hasMessageContaining("both empty");
        assertThatThrownBy(() -> VisitFilter.parse("", "blood")).hasMessageContaining("blood");
        assertThatThrownBy(() -> VisitFilter.parse("A4:C1", "")).hasMessageContaining("A4:C1");
    }

    @Test
    void visitsAgainAfterAPauseThatGrowsWithEachVisitInVain() {
        VisitBook book = new VisitBook(10_000, 60_000);
        assertThat(book.begin(1, 0)).isTrue();
        assertThat(book.begin(1, 0)).as("while it is visited").isFalse();
        book.end(1, true, 1_000);
        assertThat(book.begin(1, 10_999)).isFalse();
        assertThat(book.begin(1, 11_000)).isTrue();
        book.end(1, false, 11_000);
        assertThat(book.begin(1, 30_999)).isFalse();
        assertThat(book.begin(1, 31_000)).isTrue();
        for (int time = 0; time < 9; time++) {
            book.end(1, false, 31_000);
        }
        assertThat(book.begin(1, 90_999)).isFalse();
        assertThat(book.begin(1, 91_000)).isTrue();
        assertThat(book.inVain()).isEqualTo(1);
    }

    @Test
    void forgetsWhoWasVisitedLongAgoRatherThanGrow() {
        VisitBook book = new VisitBook(10_000, 60_000);
        for (long device = 0; device < 2 * VisitBook.MOST; device++) {
            book.begin(device, 0);
            book.end(device, false, 0);
        }
        assertThat(book.inVain()).isEqualTo(VisitBook.MOST);
    }

    @Test
    void believesAgesByTheDevicesOwnClock() {
        RecordClock clock = new RecordClock(new SteadyClock(1));
        LocalDateTime wrong = LocalDateTime.of(2001, 1, 1, 12, 0);
        clock.deviceSays(wrong);
        assertThat(clock.ageMillis(wrong.minusSeconds(90))).isZero();
        assertThat(clock.ageMillis(wrong.plusSeconds(90))).isZero();
        assertThat(clock.ageMillis(wrong.minusHours(1))).isBetween(HOUR_MILLIS, HOUR_MILLIS + 60_000);
        assertThat(clock.ageMillis(wrong.plusHours(1))).isEqualTo(RecordClock.UNKNOWN);
        assertThat(clock.ageMillis(wrong.minusDays(8))).isEqualTo(RecordClock.UNKNOWN);
    }

    @Test
    void comparesWithItsOwnClockIfTheDeviceHasNone() {
        RecordClock clock = new RecordClock(new SteadyClock(1));
        assertThat(clock.ageMillis(LocalDateTime.now().minusSeconds(30))).isZero();
        assertThat(clock.ageMillis(LocalDateTime.now().minusHours(2)))
                .isBetween(2 * HOUR_MILLIS - 60_000, 2 * HOUR_MILLIS + 60_000);
    }

    private static Advertisement advertisement(long address, String data) {
        return new Advertisement(
                "dongle", address, AddressType.RANDOM, false, 1, 0, -60, 127, HeardAdvertisements.hex(data), 0);
    }
}
