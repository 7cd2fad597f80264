package io.wardgate.access.policy;

import com.google.protobuf.ByteString;
import io.wardgate.api.tap.TagRef;
import io.wardgate.protocol.policy.Entry;
import io.wardgate.protocol.policy.OrderDocument;
import io.wardgate.protocol.policy.Permission;
import io.wardgate.protocol.policy.PolicyDocument;
import io.wardgate.protocol.policy.Role;
import io.wardgate.protocol.policy.Schedule;
import io.wardgate.protocol.policy.SignedOrders;
import io.wardgate.protocol.policy.SignedPolicy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Map;

/** The platform of a site: signs what it issues with key 1. */
public final class Platform {

    public static final String SITE = "st-elsewhere";
    public static final long ISSUED = 1_800_000_000_000L;

    private final KeyPair pair;

    public Platform() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public SiteKeys keys() {
        return new SiteKeys(Map.of(1, pair.getPublic()));
    }

    public static TagRef tag(long number) {
        // Spread over all values, as a hash is.
        return new TagRef(1, number * 0x9E37_79B9_7F4A_7C15L, number);
    }

    public static Entry.Builder entry(TagRef tag, String subject, Integer... roles) {
        ByteBuffer octets = ByteBuffer.allocate(16).putLong(tag.high()).putLong(tag.low());
        return Entry.newBuilder()
                .setTagKey(tag.key())
                .setTag(ByteString.copyFrom(octets.flip()))
                .setSubject(subject)
                .addAllRoles(List.of(roles));
    }

    /** Role 1 passes every zone that is not red at any time; role 2 the theatre, Monday to Friday from 7 to 19. */
    public static PolicyDocument.Builder document(long version) {
        return PolicyDocument.newBuilder()
                .setSite(SITE)
                .setVersion(version)
                .setIssuedMillis(ISSUED)
                .setTimeZone("Europe/Berlin")
                .addSchedules(Schedule.newBuilder()
                        .setNumber(1)
                        .addWindows(Schedule.Window.newBuilder()
                                .setDays(0b1_1111)
                                .setFromMinute(7 * 60)
                                .setToMinute(19 * 60)))
                .addRoles(Role.newBuilder()
                        .setNumber(1)
                        .setName("nurse")
                        .addPermissions(Permission.newBuilder().setZone("*")))
                .addRoles(Role.newBuilder()
                        .setNumber(2)
                        .setName("surgeon")
                        .addPermissions(
                                Permission.newBuilder().setZone("theatre").setSchedule(1)));
    }

    public byte[] signed(PolicyDocument.Builder document) {
        ByteString octets = document.build().toByteString();
        return SignedPolicy.newBuilder()
                .setMagic(0x31504757)
                .setKey(1)
                .setDocument(octets)
                .setSignature(signature("WGP1", octets))
                .build()
                .toByteArray();
    }

    public byte[] signed(OrderDocument.Builder document) {
        ByteString octets = document.build().toByteString();
        return SignedOrders.newBuilder()
                .setMagic(0x314f4757)
                .setKey(1)
                .setDocument(octets)
                .setSignature(signature("WGO1", octets))
                .build()
                .toByteArray();
    }

    private ByteString signature(String opening, ByteString document) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(opening.getBytes(StandardCharsets.US_ASCII));
            signature.update(
                    ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 1));
            signature.update(document.toByteArray());
            return ByteString.copyFrom(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
