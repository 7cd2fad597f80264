package io.wardgate.protocol.api;

import io.wardgate.protocol.api.WireException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Messages to datagrams and back (docs/wire/udp.md):
 *
 * <pre>
 *  octets  4     1                  1                1       1–32     12 if encrypted  rest
 *          WGU1  0 clear, 1 secret  0 up, 1 down     length  gateway  nonce            message (and tag of 16)
 * </pre>
 *
 * <p>Secret is AES-256-GCM (NIST SP 800-38D) with a random nonce; everything before the nonce is authenticated too, so
 * that a datagram cannot be turned round or given to another gateway. Safe from any thread.
 */
public final class DatagramCodec {

    /** Largest message: with all around it, it passes any path without being cut into fragments. */
    public static final int MAX_MESSAGE_OCTETS = 1_200;

    private static final byte[] MAGIC = {'W', 'G', 'U', '1'};
    private static final int FIXED_OCTETS = MAGIC.length + 3;
    private static final int NONCE_OCTETS = 12;
    private static final int TAG_OCTETS = 16;
    private static final int KEY_OCTETS = 32;
    private static final Pattern GATEWAY = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKeySpec key;

    /** @param key 32 octets, or null for datagrams in clear */
    public DatagramCodec(byte @Nullable [] key) {
        this.key = key == null ? null : new SecretKeySpec(key, "AES");
    }

    /** Where a datagram goes. */
    public enum Direction {
        UP,
        DOWN
    }

    /** What was in a datagram. */
    public record Datagram(String gateway, byte[] message) {}

    /**
     * The key from the text of its file: 64 hexadecimal digits, and white space around them.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static byte[] key(String text) {
        String digits = text.strip();
        if (digits.length() != 2 * KEY_OCTETS || !digits.matches("[0-9a-fA-F]*")) {
            throw new IllegalArgumentException("must hold 64 hexadecimal digits; make it with: openssl rand -hex 32");
        }
        return HexFormat.of().parseHex(digits);
    }

    /** @throws IllegalArgumentException if the message is too long or the gateway has no proper id */
    public byte[] seal(Direction direction, String gateway, byte[] message) {
        if (message.length > MAX_MESSAGE_OCTETS || !GATEWAY.matcher(gateway).matches()) {
            throw new IllegalArgumentException(message.length + " octets for gateway '" + gateway + "'; at most "
                    + MAX_MESSAGE_OCTETS + ", and 1 to 32 of A-Z, a-z, 0-9, '-', '_'");
        }
        byte[] header = header(direction, gateway);
        if (key == null) {
            return ByteBuffer.allocate(header.length + message.length)
                    .put(header)
                    .put(message)
                    .array();
        }
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(message);
            return ByteBuffer.allocate(header.length + nonce.length + secret.length)
                    .put(header)
                    .put(nonce)
                    .put(secret)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * Reads a datagram. Any octets whatever are valid input.
     *
     * @throws WireException if it is none, goes the other way, or is not of somebody with the key
     */
    public Datagram open(Direction expected, byte[] octets) throws WireException {
        int gatewayOctets = octets.length < FIXED_OCTETS ? 0 : octets[FIXED_OCTETS - 1];
        int headerOctets = FIXED_OCTETS + gatewayOctets;
        if (gatewayOctets < 1 || octets.length < headerOctets) {
            throw new WireException(Reason.HEADER_MALFORMED, "datagram of " + octets.length + " octets without header");
        }
        ByteBuffer in = ByteBuffer.wrap(octets);
        byte[] header = take(in, headerOctets);
        String gateway = new String(header, FIXED_OCTETS, gatewayOctets, StandardCharsets.US_ASCII);
        if (!GATEWAY.matcher(gateway).matches() || !Arrays.equals(header, header(expected, gateway))) {
            throw new WireException(
                    Reason.HEADER_MALFORMED,
                    "datagram that is not of this version, direction and kind (" + (key == null ? "clear" : "secret")
                            + ")");
        }
        return new Datagram(gateway, key == null ? take(in, in.remaining()) : decrypted(key, header, in));
    }

    private static byte[] decrypted(SecretKeySpec key, byte[] header, ByteBuffer in) throws WireException {
        if (in.remaining() < NONCE_OCTETS + TAG_OCTETS) {
            throw new WireException(Reason.HEADER_MALFORMED, "datagram without nonce and tag");
        }
        try {
            byte[] nonce = take(in, NONCE_OCTETS);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header).doFinal(take(in, in.remaining()));
        } catch (AEADBadTagException e) {
            throw new WireException(Reason.CHECKSUM, "datagram that was changed, or made with another key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private byte[] header(Direction direction, String gateway) {
        byte[] name = gateway.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED_OCTETS + name.length)
                .put(MAGIC)
                .put((byte) (key == null ? 0 : 1))
                .put((byte) direction.ordinal())
                .put((byte) name.length)
                .put(name)
                .array();
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] header)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_OCTETS * 8, nonce));
        cipher.updateAAD(header);
        return cipher;
    }

    private static byte[] take(ByteBuffer in, int octets) {
        byte[] taken = new byte[octets];
        in.get(taken);
        return taken;
    }
}
