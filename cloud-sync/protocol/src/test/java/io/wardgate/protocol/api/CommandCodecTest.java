package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.Command.Timing;
import io.wardgate.protocol.api.WireException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandCodecTest {

    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final Timing TIMING = new Timing(1_795_000_000_000L, 0, 1_795_000_060_000L, 60_000);

    private final CommandCodec codec = new CommandCodec();

    @Test
    void givesBackWhatWasWritten() throws WireException {
        for (long seed = 0; seed < 2_000; seed++) {
            Command command = random(new SplittableRandom(seed));
            assertThat(codec.decode(codec.encode(command)))
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .isEqualTo(command);
        }
    }

    @Test
    void writesTheExampleOfThePage() {
        Command identify = new Command(ID, "identify", Map.of("seconds", "30"), new byte[0], TIMING);

        assertThat(HexFormat.of().formatHex(codec.encode(identify)))
                .isEqualTo(
                        "0d57474331" // magic
                                + "1210" + "00112233445566778899aabbccddeeff"
                                + "1a08" + "6964656e74696679" // "identify"
                                + "220d" + "0a07" + "7365636f6e6473" + "1202" + "3330" // "seconds": "30"
                                + "3080bcd9f29e34" // issued
                                + "40e090ddf29e34" // expires
                                + "48e0d403"); // 60,000 ms
    }

    @Test
    void knowsACommandByItsBeginning() {
        assertThat(CommandCodec.isCommand(codec.encode(random(new SplittableRandom(1)))))
                .isTrue();
        assertThat(CommandCodec.isCommand(new AnswerCodec().encode(new Answer("r", 1, List.of(), List.of()))))
                .isFalse();
        assertThat(CommandCodec.isCommand(new byte[0])).isFalse();
    }

    @Test
    void refusesWhatIsNoCommand() {
        assertRefused(Reason.NOT_A_COMMAND, new byte[0]);
        assertRefused(Reason.NOT_A_COMMAND, "hello, no command".getBytes(StandardCharsets.US_ASCII));
        assertRefused(Reason.TOO_LARGE, new byte[CommandCodec.MAX_COMMAND_OCTETS + 1]);
        assertRefused(Reason.BODY_MALFORMED, hex("0d57474331")); // no id
        assertRefused(Reason.BODY_MALFORMED, hex("0d57474331 1210 00112233445566778899aabbccddeeff")); // no kind
        assertRefused(Reason.BODY_MALFORMED, hex("0d57474331 120f 00112233445566778899aabbccddee 1a0161"));
        assertRefused(
                Reason.BODY_MALFORMED,
                hex("0d57474331 1210 00112233445566778899aabbccddeeff 1a0161 48ffffffffffffffffff01")); // negative
    }

    @Test
    void refusesMoreArgumentsThanTheWireAllows() {
        byte[] head = hex("0d57474331 1210 00112233445566778899aabbccddeeff 1a0161");
        byte[] octets = Arrays.copyOf(head, CommandCodec.MAX_COMMAND_OCTETS);
        for (int at = head.length; at + 2 <= octets.length; at += 2) {
            octets[at] = 0x22; // arguments: an entry without name and value, all the same key
        }
        assertRefused(Reason.BODY_MALFORMED, Arrays.copyOf(octets, octets.length - 1));
        Map<String, String> many =
                IntStream.range(0, 65).boxed().collect(Collectors.toMap(String::valueOf, String::valueOf));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Command(ID, "a", many, new byte[0], TIMING)))
                .withMessageContaining("65 arguments");
    }

    @Test
    void refusesToWriteWhatIsTooLong() {
        byte[] payload = new byte[CommandCodec.MAX_COMMAND_OCTETS];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Command(ID, "a", Map.of(), payload, TIMING)))
                .withMessageContaining("at most 262144");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Command(ID, "k".repeat(65), Map.of(), new byte[0], TIMING)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Command(ID, "", Map.of(), new byte[0], TIMING)));
    }

    @Test
    void anyDamageIsRefusedOrIsACommandThatCanBeWrittenAgain() throws WireException {
        SplittableRandom random = new SplittableRandom(52);
        for (int round = 0; round < 300_000; round++) {
            byte[] mutated = Mutations.of(codec.encode(random(random)), random);
            Command command;
            try {
                command = codec.decode(mutated);
            } catch (WireException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                continue;
            }
            assertThat(codec.encode(codec.decode(codec.encode(command))))
                    .as("round %d of seed 52", round)
                    .isEqualTo(codec.encode(command));
        }
    }

    private static Command random(SplittableRandom random) {
        Map<String, String> arguments = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            arguments.put("name" + i, "Wert – 值".repeat(random.nextInt(3)));
        }
        byte[] payload = new byte[random.nextInt(60)];
        random.nextBytes(payload);
        Timing timing = new Timing(time(random), time(random), time(random), time(random));
        return new Command(new UUID(random.nextLong(), random.nextLong()), "band.message", arguments, payload, timing);
    }

    private static long time(SplittableRandom random) {
        return random.nextBoolean() ? 0 : random.nextLong(Long.MAX_VALUE);
    }

    private void assertRefused(Reason reason, byte[] octets) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> codec.decode(octets))
                .satisfies(refused ->
                        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
