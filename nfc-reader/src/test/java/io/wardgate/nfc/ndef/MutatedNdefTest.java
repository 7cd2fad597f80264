package io.wardgate.nfc.ndef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million damaged messages: what is read is a message within the limits, everything else an NdefException. */
class MutatedNdefTest {

    private static final int MESSAGES = 1_000_000;

    @Test
    void onlyMessagesWithinTheLimitsAreRead() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] octets = mutated(message(random).octets(), random);
            try {
                NdefMessage message = NdefMessage.read(octets);
                int payloads = message.records().stream()
                        .mapToInt(record -> record.payload().length)
                        .sum();
                // AssertJ only where something is wrong: a million assertions take longer than the reading.
                if (payloads > octets.length
                        || !NdefMessage.read(message.octets()).equals(message)) {
                    fail("message %d is read as more than it is, or written as another, seed %d", i, seed);
                }
                read++;
                for (NdefRecord record : message.records()) {
                    contents(record);
                }
            } catch (NdefException e) {
                refused++;
            }
        }
        assertThat(read).as("read, seed %d", seed).isGreaterThan(MESSAGES / 10);
        assertThat(refused).as("refused, seed %d", seed).isGreaterThan(MESSAGES / 10);
    }

    @Test
    void aLengthIsNotBelievedBeforeItsOctetsAreThere() {
        // C1: a record of its own with a payload of 2 GB, of which 2 octets are there
        byte[] greedy = {(byte) 0xC1, 1, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 'U', 3, 'a'};

        assertThatExceptionOfType(NdefException.class)
                .isThrownBy(() -> NdefMessage.read(greedy))
                .withMessageContaining("at most 8192");
        assertThatExceptionOfType(NdefException.class).isThrownBy(() -> NdefMessage.read(new byte[8_193]));
    }

    @Test
    void moreThan32RecordsAreRefused() {
        byte[] octets = new byte[33 * 3];
        for (int i = 0; i < 33; i++) {
            octets[i * 3] = (byte) (0x10 | (i == 0 ? 0x80 : 0) | (i == 32 ? 0x40 : 0));
        }

        assertThatExceptionOfType(NdefException.class)
                .isThrownBy(() -> NdefMessage.read(octets))
                .withMessage("more than 32 records");
    }

    private static void contents(NdefRecord record) throws NdefException {
        if (record.isWellKnown('U')) {
            UriPayload.read(record.payload());
        } else if (record.isWellKnown('T')) {
            TextPayload.read(record.payload());
        }
    }

    private static NdefMessage message(SplittableRandom random) {
        List<NdefRecord> records = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte[] payload = new byte[random.nextInt(50) == 0 ? random.nextInt(600) : random.nextInt(20)];
            random.nextBytes(payload);
            byte[] id = new byte[random.nextInt(3)];
            byte[] type = {(byte) (random.nextBoolean() ? 'U' : 'T')};
            records.add(new NdefRecord(TypeName.WELL_KNOWN, type, id, payload));
        }
        return new NdefMessage(records);
    }

    private static byte[] mutated(byte[] octets, SplittableRandom random) {
        int at = random.nextInt(octets.length);
        switch (random.nextInt(4)) {
            case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> octets[at] = (byte) random.nextInt(256);
            case 2 -> {
                return Arrays.copyOf(octets, at);
            }
            default -> {
                return Arrays.copyOf(octets, octets.length + random.nextInt(3));
            }
        }
        return octets;
    }
}
