package io.wardgate.access.policy;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.wardgate.access.policy.PolicyEntry.Kind;
import io.wardgate.access.policy.PolicyException.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.protocol.policy.Entry;
import io.wardgate.protocol.policy.PolicyDocument;
import io.wardgate.protocol.policy.Role;
import io.wardgate.protocol.policy.Schedule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@code PolicyDocument} (docs/wire/policy.md) entry by entry: the limits hold before anything is allocated for what
 * exceeds them. Used for one document.
 */
final class PolicyReader {

    static final int MAX_ENTRIES = 250_000;
    private static final int MAX_ENTRY_OCTETS = 512;
    private static final int MAX_ROLES = 1_024;
    private static final int MAX_SCHEDULES = 1_024;
    private static final int MAX_ROLE_OCTETS = 65_536;
    private static final int MAX_SCHEDULE_OCTETS = 4_096;
    private static final int MAX_TEXT_OCTETS = 256;
    private static final int MAX_TAG_KEY = 255;
    private static final int TAG_OCTETS = 16;

    private final List<PolicyEntry> put = new ArrayList<>();
    private final List<TagRef> remove = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private String site = "";
    private String timeZone = "";
    private long version;
    private long baseVersion;
    private long issuedMillis;

    private PolicyReader() {}

    static PolicyChange read(byte[] document) throws PolicyException {
        PolicyReader reader = new PolicyReader();
        try {
            CodedInputStream in = CodedInputStream.newInstance(document);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                reader.field(in, tag);
            }
        } catch (IOException e) {
            throw new PolicyException(Reason.MALFORMED, "not a message: " + e.getMessage(), e);
        }
        return reader.change();
    }

    private void field(CodedInputStream in, int tag) throws IOException, PolicyException {
        int wireType = WireFormat.getTagWireType(tag);
        switch (WireFormat.getTagFieldNumber(tag) << 3 | wireType) {
            case PolicyDocument.SITE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                site = text(in, "site");
            case PolicyDocument.VERSION_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT -> version = in.readUInt64();
            case PolicyDocument.BASE_VERSION_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT ->
                baseVersion = in.readUInt64();
            case PolicyDocument.ISSUED_MILLIS_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_VARINT ->
                issuedMillis = in.readUInt64();
            case PolicyDocument.PUT_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                put.add(entry(next(in)));
            case PolicyDocument.REMOVE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                remove.add(tag(next(in)));
            case PolicyDocument.ROLES_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
                Require.atMost(MAX_ROLES, roles.size() + 1, "roles");
                roles.add(SignedDocument.inner(in, Role.parser(), "role", MAX_ROLE_OCTETS));
            }
            case PolicyDocument.SCHEDULES_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
                Require.atMost(MAX_SCHEDULES, schedules.size() + 1, "schedules");
                schedules.add(SignedDocument.inner(in, Schedule.parser(), "schedule", MAX_SCHEDULE_OCTETS));
            }
            case PolicyDocument.TIME_ZONE_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                timeZone = text(in, "time zone");
            default -> in.skipField(tag);
        }
    }

    private static String text(CodedInputStream in, String what) throws IOException, PolicyException {
        byte[] octets = in.readRawBytes(SignedDocument.length(in, what, MAX_TEXT_OCTETS));
        return new String(octets, StandardCharsets.UTF_8);
    }

    private Entry next(CodedInputStream in) throws IOException, PolicyException {
        Require.atMost(MAX_ENTRIES, put.size() + remove.size() + 1, "entries");
        return SignedDocument.inner(in, Entry.parser(), "entry", MAX_ENTRY_OCTETS);
    }

    private static TagRef tag(Entry entry) throws PolicyException {
        Require.that(
                entry.getTagKey() >= 1 && entry.getTagKey() <= MAX_TAG_KEY,
                "tag_key " + Integer.toUnsignedString(entry.getTagKey()) + "; allowed: 1 to " + MAX_TAG_KEY);
        Require.that(
                entry.getTag().size() == TAG_OCTETS,
                "tag of " + entry.getTag().size() + " octets; allowed: " + TAG_OCTETS);
        ByteBuffer octets = entry.getTag().asReadOnlyByteBuffer();
        return new TagRef(entry.getTagKey(), octets.getLong(), octets.getLong());
    }

    private static PolicyEntry entry(Entry entry) throws PolicyException {
        TagRef tag = tag(entry);
        Kind kind = switch (entry.getKind()) {
            case STAFF -> Kind.STAFF;
            case PATIENT -> Kind.PATIENT;
            case VISITOR -> Kind.VISITOR;
            case UNRECOGNIZED ->
                throw new PolicyException(Reason.MALFORMED, "kind " + entry.getKindValue() + " is unknown");
        };
        Terms terms = new Terms(
                kind,
                entry.getRolesList(),
                Require.number("valid_from_millis", entry.getValidFromMillis()),
                Require.number("valid_until_millis", entry.getValidUntilMillis()),
                entry.getRevoked(),
                entry.getBreakGlass(),
                entry.getHasKey());
        return new PolicyEntry(tag, Require.text("subject", entry.getSubject()), terms, entry.getBand());
    }

    private PolicyChange change() throws PolicyException {
        Require.text("site", site);
        Require.that(version > 0, "version " + Long.toUnsignedString(version) + " is out of range");
        Require.number("base_version", baseVersion);
        Require.that(issuedMillis > 0, "issued_millis is missing or out of range");
        Require.that(baseVersion != 0 || remove.isEmpty(), "a snapshot has nothing to remove");
        put.sort((one, other) -> EntryTable.compare(one.tag(), other.tag()));
        for (int i = 1; i < put.size(); i++) {
            Require.that(
                    !put.get(i).tag().equals(put.get(i - 1).tag()),
                    "two entries of tag " + put.get(i).tag().hex());
        }
        return new PolicyChange(
                site, version, baseVersion, issuedMillis, put, remove, RoleReader.read(roles, schedules, timeZone));
    }
}
