package io.wardgate.simulator.nfc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The card's side of AuthenticateEV2First with key 0 (NXP AN12196, 5.6). Any other native command is refused. */
final class Ev2Side {

    private static final int DONE = 0x9100;
    private static final int MORE = 0x91AF;
    private static final int ILLEGAL = 0x911C;
    private static final int NO_SUCH_KEY = 0x9140;
    private static final int WRONG = 0x91AE;
    private static final int DATA_AT = 5;

    private final CardCipher cipher;
    private final SplittableRandom random;
    private byte @Nullable [] challenge;

    Ev2Side(byte[] key, SplittableRandom random) {
        this.cipher = new CardCipher(key);
        this.random = random;
    }

    byte[] answer(byte[] command) {
        byte[] asked = challenge;
        challenge = null;
        int code = command.length > DATA_AT ? command[1] & 0xFF : 0;
        if (code == 0x71) {
            return command[DATA_AT] == 0 ? begin() : Type4Files.status(NO_SUCH_KEY);
        }
        return code == 0xAF && asked != null && command.length == DATA_AT + 2 * CardCipher.BLOCK + 1
                ? end(asked, Arrays.copyOfRange(command, DATA_AT, command.length - 1))
                : Type4Files.status(ILLEGAL);
    }

    private byte[] begin() {
        byte[] drawn = new byte[CardCipher.BLOCK];
        random.nextBytes(drawn);
        challenge = drawn;
        return Type4Files.status(MORE, cipher.sealed(drawn));
    }

    private byte[] end(byte[] asked, byte[] sealed) {
        byte[] both = cipher.opened(sealed);
        byte[] theirs = Arrays.copyOf(both, CardCipher.BLOCK);
        byte[] returned = Arrays.copyOfRange(both, CardCipher.BLOCK, both.length);
        if (!Arrays.equals(returned, rotated(asked))) {
            return Type4Files.status(WRONG);
        }
        byte[] plain = ByteBuffer.allocate(2 * CardCipher.BLOCK)
                .putInt(random.nextInt())
                .put(rotated(theirs))
                .array();
        return Type4Files.status(DONE, cipher.sealed(plain));
    }

    private static byte[] rotated(byte[] number) {
        byte[] rotated = Arrays.copyOfRange(number, 1, number.length + 1);
        rotated[number.length - 1] = number[0];
        return rotated;
    }
}
