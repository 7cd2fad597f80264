package io.wardgate.receiver.access;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.wardgate.protocol.policy.SignedOrders;
import io.wardgate.protocol.policy.SignedPolicy;
import io.wardgate.receiver.store.AccessDocument;
import java.io.IOException;

/**
 * What the receiver looks at in a signed document (docs/wire/policy.md): whether it is one, and which version. It has no keys:
 * the gateway verifies. Site and version are fields 1 and 2 of both kinds, the base field 3 of a policy alone.
 */
record SignedOctets(String site, long version, long baseVersion) {

    private static final int POLICY_MAGIC = 0x3150_4757;
    private static final int ORDERS_MAGIC = 0x314f_4757;
    private static final int SIGNATURE_OCTETS = 64;
    private static final int MAX_SITE_CHARS = 128;

    /**
     * Reads the head of a document.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SignedOctets read(AccessDocument.Kind kind, byte[] octets) {
        try {
            return switch (kind) {
                case POLICY -> {
                    SignedPolicy signed = SignedPolicy.parseFrom(octets);
                    yield read(kind, signed.getMagic() == POLICY_MAGIC, signed.getDocument(), signed.getSignature());
                }
                case ORDERS -> {
                    SignedOrders signed = SignedOrders.parseFrom(octets);
                    yield read(kind, signed.getMagic() == ORDERS_MAGIC, signed.getDocument(), signed.getSignature());
                }
            };
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no signed document of " + kind + ": " + e.getMessage(), e);
        }
    }

    private static SignedOctets read(AccessDocument.Kind kind, boolean magic, ByteString document, ByteString signature)
            throws IOException {
        if (!magic) {
            throw new IllegalArgumentException("the body does not begin like a signed document of " + kind);
        }
        if (signature.size() != SIGNATURE_OCTETS) {
            throw new IllegalArgumentException(
                    "signature has " + signature.size() + " octets; must be " + SIGNATURE_OCTETS);
        }
        SignedOctets head = walk(document, kind == AccessDocument.Kind.POLICY);
        if (head.version <= 0) {
            throw new IllegalArgumentException(
                    "version is " + Long.toUnsignedString(head.version) + "; allowed: 1 to 2^63 - 1");
        }
        if (head.site.isEmpty() || head.site.length() > MAX_SITE_CHARS) {
            throw new IllegalArgumentException(
                    "site has " + head.site.length() + " characters; allowed: 1 to " + MAX_SITE_CHARS);
        }
        return head;
    }

    /** Passes over the entries, which may be many, without making objects of them. */
    private static SignedOctets walk(ByteString document, boolean hasBase) throws IOException {
        String site = "";
        long version = 0;
        long base = 0;
        CodedInputStream in = document.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            int type = WireFormat.getTagWireType(tag);
            if (field == 1 && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                site = in.readStringRequireUtf8();
            } else if (field == 2 && type == WireFormat.WIRETYPE_VARINT) {
                version = in.readUInt64();
            } else if (hasBase && field == 3 && type == WireFormat.WIRETYPE_VARINT) {
                base = in.readUInt64();
            } else if (!in.skipField(tag)) {
                throw new InvalidProtocolBufferException("a group ends that never began");
            }
        }
        return new SignedOctets(site, version, base);
    }
}
