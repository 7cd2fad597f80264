package io.wardgate.access.policy;

import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.ZoneClass;
import org.jspecify.annotations.Nullable;

/** Who may pass where and when, at one version. Immutable: safe from any thread, and swapped whole. */
public final class Policy {

    /** Knows nobody; version 0. */
    public static final Policy NONE = new Policy(0, 0, EntryTable.EMPTY, Roles.NONE);

    private final long version;
    private final long issuedMillis;
    private final EntryTable entries;
    private final Roles roles;

    Policy(long version, long issuedMillis, EntryTable entries, Roles roles) {
        this.version = version;
        this.issuedMillis = issuedMillis;
        this.entries = entries;
        this.roles = roles;
    }

    /** Greater for each newer one; 0 = none came yet. */
    public long version() {
        return version;
    }

    /** UTC ms by the platform's clock. */
    public long issuedMillis() {
        return issuedMillis;
    }

    public int size() {
        return entries.size();
    }

    /** The entry of a tag, or null. */
    public @Nullable PolicyEntry find(TagRef tag) {
        return entries.find(tag);
    }

    /** Whether the roles of an entry let through at a moment. */
    public Passage passage(PolicyEntry entry, String zone, ZoneClass zoneClass, long wallMillis) {
        return roles.passage(entry.terms().roles(), zone, zoneClass, wallMillis);
    }

    EntryTable entries() {
        return entries;
    }
}
