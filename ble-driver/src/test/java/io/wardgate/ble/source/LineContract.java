package io.wardgate.ble.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.source.RadioPeer.Capability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source does with the packets of its line: joined, cut, spoilt. Where a packet comes in pieces the clock is
 * the wall's, because a pause within a packet may end it.
 */
abstract class LineContract extends ReportContract {

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void takesSeveralReportsOfOnePacket(int count) throws IOException {
        needs(Capability.SEVERAL_REPORTS_A_PACKET);
        startAndListen();

        radio().hearTogether(reports(1, count + 1));
        radio().hear(Heard.of(99));

        awaitHeard(count + 1);
        assertThat(addresses()).startsWith(1L, 2L).endsWith(99L).hasSize(count + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 13, -3, -2, -1})
    void takesAPacketThatIsCutAnywhere(int at) throws IOException {
        needs(Capability.CUT_PACKETS);
        configure(PATIENT, new SteadyClock(1));
        startAndListen();
        byte[] packet = radio().octets(Heard.of(2));
        int cut = at > 0 ? at : packet.length + at;

        radio().send(joined(radio().octets(Heard.of(1)), Arrays.copyOf(packet, cut)));
        awaitHeard(1);
        radio().send(joined(Arrays.copyOfRange(packet, cut, packet.length), radio().octets(Heard.of(3))));

        awaitHeard(3);
        assertThat(addresses()).containsExactly(1L, 2L, 3L);
        assertThat(statistics().skippedOctets()).isZero();
    }

    @Test
    void takesPacketsThatComeOctetByOctet() throws IOException {
        needs(Capability.CUT_PACKETS);
        configure(PATIENT, new SteadyClock(1));
        startAndListen();

        for (byte octet : joined(radio().octets(Heard.of(1)), radio().octets(Heard.of(2)))) {
            radio().send(new byte[] {octet});
        }

        awaitHeard(2);
        assertThat(addresses()).containsExactly(1L, 2L);
    }

    @Test
    void takesManyPacketsAtOnce() throws IOException {
        needs(Capability.CUT_PACKETS);
        startAndListen();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Heard report : reports(1, 151)) {
            all.writeBytes(radio().octets(report));
        }

        radio().send(all.toByteArray());

        awaitHeard(150);
        assertThat(addresses())
                .containsExactlyElementsOf(LongStream.range(1, 151).boxed().toList());
    }

    @Test
    void skipsGarbageBetweenPacketsAndCountsIt() throws IOException {
        needs(Capability.OCTETS);
        needs(Capability.RESYNCHRONISATION);
        startAndListen();

        radio().send(joined(radio().octets(Heard.of(1)), joined(radio().garbage(20), radio().octets(Heard.of(2)))));

        awaitHeard(2);
        assertThat(addresses()).containsExactly(1L, 2L);
        assertThat(statistics().skippedOctets()).isEqualTo(20);
        assertThat(statistics().recoveries()).isZero();
    }

    @Test
    void hearsAgainAfterMuchGarbage() throws IOException {
        needs(Capability.OCTETS);
        startAndListen();
        radio().hear(Heard.of(1));
        awaitHeard(1);

        radio().send(radio().garbage(600));

        untilInSpiteOfFaults(() -> {
            radio().hear(Heard.of(2));
            return heard.size() >= 2;
        });
        assertThat(addresses()).startsWith(1L, 2L).containsOnly(1L, 2L);
        assertThat(statistics().skippedOctets()).isPositive();
    }

    @Test
    void forgetsThePacketInWhichTheLineWasLost() throws IOException {
        needs(Capability.CUT_PACKETS);
        startAndListen();
        byte[] packet = radio().octets(Heard.of(1));

        radio().send(Arrays.copyOf(packet, packet.length - 1));
        radio().cut();
        until(() -> statistics().recoveries() == 1);
        awaitListening();
        radio().hear(Heard.of(2));

        awaitHeard(1);
        assertThat(addresses()).containsExactly(2L);
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
