package io.wardgate.core.smp;

import io.wardgate.api.smp.SmpHeader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One firmware image of a band, as the image list of SMP tells it (group 1, command 0; Zephyr, MCUmgr image management).
 *
 * @param image 0 for a band with one processor
 * @param slot 0 runs, 1 waits for an update
 * @param hash hexadecimal digits, or empty if the band tells none
 * @param marks active, confirmed, pending, permanent, bootable, as far as they are set
 */
public record FirmwareImage(int image, int slot, String version, String hash, List<String> marks) {

    private static final int GROUP = 1;
    private static final int COMMAND = 0;
    private static final byte[] EMPTY_MAP = {(byte) 0xA0};
    private static final List<String> MARKS = List.of("active", "confirmed", "pending", "permanent", "bootable");

    public FirmwareImage {
        marks = List.copyOf(marks);
    }

    /** The packet that asks for all images. */
    public static byte[] question() {
        return SmpHeader.request(SmpHeader.READ, GROUP, COMMAND, EMPTY_MAP);
    }

    /**
     * Reads the answer to it.
     *
     * @throws CborException if it is none, or the band refuses; the message says with which code
     */
    public static List<FirmwareImage> all(byte[] answer) throws CborException {
        Map<String, Object> body = CborReader.readMap(answer, SmpHeader.OCTETS);
        refuse(body);
        if (body.get("err") instanceof Map<?, ?> error) {
            refuse(error);
        }
        if (!(body.get("images") instanceof List<?> listed)) {
            throw new CborException("an answer without images");
        }
        List<FirmwareImage> images = new ArrayList<>();
        for (Object entry : listed) {
            if (entry instanceof Map<?, ?> image) {
                images.add(of(image));
            }
        }
        return images;
    }

    private static void refuse(Map<?, ?> body) throws CborException {
        if (body.get("rc") instanceof Long code && code != 0) {
            throw new CborException("the band refuses with SMP code " + code);
        }
    }

    private static FirmwareImage of(Map<?, ?> image) {
        return new FirmwareImage(
                number(image.get("image")),
                number(image.get("slot")),
                image.get("version") instanceof String version ? version.replaceAll("[^ -~]", ".") : "unknown",
                image.get("hash") instanceof byte[] hash ? HexFormat.of().formatHex(hash) : "",
                MARKS.stream()
                        .filter(mark -> Boolean.TRUE.equals(image.get(mark)))
                        .toList());
    }

    private static int number(@Nullable Object value) {
        return value instanceof Long number ? number.intValue() : 0;
    }
}
