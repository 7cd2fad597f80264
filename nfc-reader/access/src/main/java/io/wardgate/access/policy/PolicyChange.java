package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;
import io.wardgate.api.tap.TagRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A document as it was read: a whole policy, or what changes in one.
 *
 * @param baseVersion 0: whole; else the version that it changes
 * @param put in the order of a table, each tag once
 */
record PolicyChange(
        String site,
        long version,
        long baseVersion,
        long issuedMillis,
        List<PolicyEntry> put,
        List<TagRef> remove,
        Roles roles) {

    boolean isSnapshot() {
        return baseVersion == 0;
    }

    /**
     * The policy after it.
     *
     * @throws PolicyException if it does not fit
     */
    Policy appliedTo(Policy before) throws PolicyException {
        if (version <= before.version()) {
            throw new PolicyException(
                    Reason.OLD_VERSION, "version " + version + "; this gateway has " + before.version());
        }
        if (!isSnapshot() && baseVersion != before.version()) {
            throw new PolicyException(
                    Reason.SNAPSHOT_NEEDED,
                    "changes version " + baseVersion + ", this gateway has " + before.version() + ": send a snapshot");
        }
        EntryTable entries = isSnapshot() ? packed(put) : packed(merged(before.entries()));
        return new Policy(version, issuedMillis, entries, roles);
    }

    private List<PolicyEntry> merged(EntryTable before) throws PolicyException {
        Set<TagRef> removed = new HashSet<>(remove);
        List<PolicyEntry> all = new ArrayList<>(before.size() + put.size());
        int next = 0;
        for (int i = 0; i < before.size(); i++) {
            PolicyEntry old = before.at(i);
            int order = -1;
            while (next < put.size()
                    && (order = EntryTable.compare(put.get(next).tag(), old.tag())) < 0) {
                all.add(put.get(next++));
            }
            boolean replaced = next < put.size() && order == 0;
            if (!replaced && !removed.contains(old.tag())) {
                all.add(old);
            }
        }
        all.addAll(put.subList(next, put.size()));
        Require.atMost(PolicyReader.MAX_ENTRIES, all.size(), "entries after the change");
        return all;
    }

    private static EntryTable packed(List<PolicyEntry> entries) {
        EntryTable.Packer packer = new EntryTable.Packer(entries.size());
        entries.forEach(packer::add);
        return packer.table();
    }
}
