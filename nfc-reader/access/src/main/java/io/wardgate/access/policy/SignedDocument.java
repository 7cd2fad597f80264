package io.wardgate.access.policy;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.wardgate.access.policy.PolicyException.Reason;
import io.wardgate.protocol.policy.SignedOrders;
import io.wardgate.protocol.policy.SignedPolicy;
import java.io.IOException;
import java.util.Arrays;

/** From octets of strangers to a document that the site signed: nothing of it is read before its signature is checked. */
final class SignedDocument {

    /** Largest document with its signature, in octets: 250,000 entries of 128. */
    static final int MAX_OCTETS = 32 << 20;

    private SignedDocument() {}

    static byte[] openPolicy(byte[] octets, SiteKeys keys) throws PolicyException {
        SignedPolicy signed = parse(SignedPolicy.parser(), "WGP1", octets);
        byte[] document = signed.getDocument().toByteArray();
        keys.verify("WGP1", signed.getKey(), document, signed.getSignature().toByteArray());
        return document;
    }

    static byte[] openOrders(byte[] octets, SiteKeys keys) throws PolicyException {
        SignedOrders signed = parse(SignedOrders.parser(), "WGO1", octets);
        byte[] document = signed.getDocument().toByteArray();
        keys.verify("WGO1", signed.getKey(), document, signed.getSignature().toByteArray());
        return document;
    }

    private static <M extends Message> M parse(Parser<M> parser, String opening, byte[] octets) throws PolicyException {
        if (octets.length > MAX_OCTETS) {
            throw new PolicyException(Reason.TOO_LARGE, octets.length + " octets; allowed: " + MAX_OCTETS);
        }
        // Field 1 as fixed32, whose octets in the little-endian order of the wire are the letters.
        byte[] expected = {
            0x0d, (byte) opening.charAt(0), (byte) opening.charAt(1), (byte) opening.charAt(2), (byte) opening.charAt(3)
        };
        if (octets.length < expected.length
                || !Arrays.equals(octets, 0, expected.length, expected, 0, expected.length)) {
            throw new PolicyException(
                    Reason.NOT_A_DOCUMENT, octets.length + " octets that do not begin with 0d and " + opening);
        }
        return message(parser, octets);
    }

    /** Fields that this version does not know cost no memory. */
    static <M extends Message> M message(Parser<M> parser, byte[] octets) throws PolicyException {
        try {
            return DiscardUnknownFieldsParser.wrap(parser).parseFrom(octets);
        } catch (InvalidProtocolBufferException e) {
            throw new PolicyException(Reason.MALFORMED, "not a message: " + e.getMessage(), e);
        }
    }

    /** Reads a message inside another one; its length is checked before anything is allocated. */
    static <M extends Message> M inner(CodedInputStream in, Parser<M> parser, String what, int maxOctets)
            throws IOException, PolicyException {
        return message(parser, in.readRawBytes(length(in, what, maxOctets)));
    }

    static int length(CodedInputStream in, String what, int maxOctets) throws IOException, PolicyException {
        int length = in.readRawVarint32();
        if (length < 0 || length > maxOctets) {
            throw new PolicyException(
                    Reason.TOO_LARGE,
                    what + " of " + Integer.toUnsignedString(length) + " octets; allowed: " + maxOctets);
        }
        return length;
    }
}
