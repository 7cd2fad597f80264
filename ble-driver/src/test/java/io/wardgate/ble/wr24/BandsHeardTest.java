package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.identity.DeviceId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BandsHeardTest {

    private static final long ADDRESS = 0xC001_A2B3_C4D5L;
    private static final long DEVICE = DeviceId.ofBand(0xA1B2);

    private final ReceiverFigures figures = new ReceiverFigures();
    private final BandsHeard bands = new BandsHeard(figures);

    @Test
    void countsGapsInTheNumbersOfABand() {
        hear(10, 11, 14, 15);

        assertThat(figures.lost).hasValue(2);
        assertThat(figures.repeated).hasValue(0);
    }

    @Test
    void goesOnWhenNumbersGoRound() {
        hear(65_534, 65_535, 1);

        assertThat(figures.lost).hasValue(1);
    }

    @Test
    void countsRepetitionsAndLateOnesApart() {
        hear(10, 10, 12, 11, 12);

        assertThat(figures.repeated).hasValue(3);
        assertThat(figures.lost).hasValue(1);
    }

    @Test
    void takesAGreatJumpForABootAndNotForALoss() {
        hear(5_000, 0, 1, 2_000);

        assertThat(figures.lost).hasValue(0);
    }

    @Test
    void knowsTheNewestAddressOfABand() {
        bands.heard(1, DEVICE, 0, 1_000);
        bands.heard(2, DEVICE, 0, 2_000);

        assertThat(bands.addressOf(DEVICE, 3_000)).hasValue(2);
        assertThat(bands.addressOf(DeviceId.ofAddress(1), 3_000)).hasValue(1);
        assertThat(bands.addressOf(DeviceId.ofBand(9), 3_000)).isEmpty();
    }

    @Test
    void forgetsAnAddressAfterAMinute() {
        bands.heard(ADDRESS, DEVICE, 0, 1_000);

        assertThat(bands.addressOf(DEVICE, 61_000)).hasValue(ADDRESS);
        assertThat(bands.addressOf(DEVICE, 61_001)).isEmpty();
    }

    @Test
    void keepsTheBandsHeardLastWhenAddressesAreInvented() {
        bands.heard(ADDRESS, DEVICE, 0, 0);
        IntStream.range(0, BandsHeard.GREATEST - 1).forEach(i -> bands.heard(i, DeviceId.ofAddress(i), 0, 0));
        assertThat(bands.addressOf(DEVICE, 0)).isPresent();

        bands.heard(99_999, DeviceId.ofAddress(99_999), 0, 0);
        assertThat(bands.addressOf(DEVICE, 0)).isEmpty();
    }

    private void hear(int... numbers) {
        IntStream.of(numbers).forEach(seq -> bands.heard(ADDRESS, DEVICE, seq, 0));
    }
}
