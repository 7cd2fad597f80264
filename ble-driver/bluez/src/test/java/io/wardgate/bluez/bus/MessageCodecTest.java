package io.wardgate.bluez.bus;

import static io.wardgate.ble.HeardAdvertisements.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.bluez.bus.BusMessage.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessageCodecTest {

    private static final BusCall CALL = new BusCall(
            "org.bluez",
            "/org/bluez/hci1",
            "org.bluez.Adapter1",
            "SetDiscoveryFilter",
            "a{sv}",
            List.of(Map.of("Transport", "le")));

    private final long seed = Long.getLong("wardgate.seed", 20_261_122L);
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void readsBackWhatItWrites() throws BusException {
        BusMessage message = MessageCodec.decode(MessageCodec.encode(CALL, 7));

        assertThat(message).isNotNull();
        assertThat(message.kind()).isEqualTo(Kind.CALL);
        assertThat(message.path()).isEqualTo("/org/bluez/hci1");
        assertThat(message.interfaceName()).isEqualTo("org.bluez.Adapter1");
        assertThat(message.name()).isEqualTo("SetDiscoveryFilter");
        assertThat(message.arguments()).isEqualTo(List.of(Map.of("Transport", "le")));
    }

    @Test
    void waitsForTheRestOfAMessageThatIsCutAnywhere() throws BusException {
        ByteBuffer whole = MessageCodec.encode(CALL, 7);
        for (int length = 0; length < whole.limit(); length++) {
            ByteBuffer part = whole.duplicate().limit(length);

            assertThat(MessageCodec.decode(part)).as("of %d octets", length).isNull();
            assertThat(part.position()).isZero();
        }
    }

    @Test
    void refusesAMessageThatWouldFillTheMemory() {
        ByteBuffer message = MessageCodec.encode(CALL, 7);
        message.putInt(4, Integer.MAX_VALUE);

        assertThatThrownBy(() -> MessageCodec.decode(message))
                .isInstanceOf(BusException.class)
                .hasMessageContaining("at most 4194304");
    }

    @Test
    void readsNestedValuesOfBothByteOrders() throws BusException {
        ByteBuffer little = ByteBuffer.wrap(hex("3c 00 0a00 02000000 0102")).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer big = ByteBuffer.wrap(hex("00000008 00000000 000a 0000 00000002 0102"));

        assertThat(ValueReader.read("yqay", little))
                .usingRecursiveComparison()
                .isEqualTo(List.of(0x3C, 10, hex("0102")));
        assertThat(ValueReader.read("tqay", big))
                .usingRecursiveComparison()
                .isEqualTo(List.of(8L << 32, 10, hex("0102")));
    }

    @Test
    void saysOfDamagedMessagesThatTheyAreDamaged() {
        byte[] whole = new byte[MessageCodec.encode(CALL, 7).limit()];
        MessageCodec.encode(CALL, 7).get(whole);
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                BusMessage message = MessageCodec.decode(ByteBuffer.wrap(damaged));
                read += message == null || message.arguments().isEmpty() ? 0 : 1;
            } catch (BusException e) {
                assertThat(e).as("seed %d, round %d", seed, round).hasMessageStartingWith("a message");
            }
        }
        assertThat(read).as("some damage is to text only").isPositive();
    }
}
