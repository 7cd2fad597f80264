package io.wardgate.simulator.wr24;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A band's server of SMP (Zephyr, MCUmgr): echo (group 0, command 0) and the list of its images (group 1, command 0), all
 * else is not supported. Which firmware a band has depends on its address.
 */
final class SmpBand {

    private static final CBORMapper CBOR = new CBORMapper();
    private static final int HEADER = 8;
    private static final int OPERATION = 0b111;
    private static final int READ = 0;
    private static final int WRITE = 2;
    private static final int OS = 0;
    private static final int IMAGES = 1;
    private static final int NOT_SUPPORTED = 8;
    private static final int VERSIONS = 3;

    private SmpBand() {}

    /** The answer to a packet; nothing to one that is no request. */
    static Optional<byte[]> answer(long address, byte[] request) {
        if (request.length < HEADER) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(request).getShort(2) & 0xFFFF;
        int operation = request[0] & OPERATION;
        if (length != request.length - HEADER || operation != READ && operation != WRITE) {
            return Optional.empty();
        }
        try {
            byte[] body = CBOR.writeValueAsBytes(body(address, request, operation));
            ByteBuffer answer = ByteBuffer.allocate(HEADER + body.length)
                    .put(request, 0, HEADER)
                    .put(body);
            return Optional.of(answer.put(0, (byte) (request[0] + 1))
                    .putShort(2, (short) body.length)
                    .array());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode body(long address, byte[] request, int operation) throws IOException {
        int group = ByteBuffer.wrap(request).getShort(4);
        int command = request[7];
        if (group == OS && command == 0) {
            JsonNode asked = CBOR.readTree(request, HEADER, request.length - HEADER);
            return CBOR.createObjectNode().put("r", asked.path("d").asText());
        }
        if (group == IMAGES && command == 0 && operation == READ) {
            return images(address);
        }
        return CBOR.createObjectNode().put("rc", NOT_SUPPORTED);
    }

    private static ObjectNode images(long address) {
        String version = "1.4." + address % VERSIONS;
        ObjectNode body = CBOR.createObjectNode();
        body.putArray("images")
                .addObject()
                .put("slot", 0)
                .put("version", version)
                .put("hash", hash(version))
                .put("bootable", true)
                .put("pending", false)
                .put("confirmed", true)
                .put("active", true)
                .put("permanent", false);
        return body.put("splitStatus", 0);
    }

    private static byte[] hash(String version) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(version.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
