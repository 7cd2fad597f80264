package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;
import io.wardgate.access.policy.PolicyFiles.Kept;
import io.wardgate.api.clock.GatewayClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the policy of this gateway: takes signed documents, keeps them on disk, and has the policy at hand for decisions.
 *
 * <p>What is accepted counts at once, also when the disk does not take it: a revocation does not wait for a disk. Taking is
 * under one lock; {@link #standing()} is a volatile read, for any thread.
 */
public final class PolicyKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyKeeper.class);
    private static final int MAX_DELTAS = 1_000;
    /** A word of the platform is written down at most this often: it may come each minute, and flash wears. */
    private static final long CONFIRM_MILLIS = 600_000;

    private final String site;
    private final SiteKeys keys;
    private final GatewayClock clock;
    private final PolicyFiles files;
    private final int maxDeltas;
    private volatile Standing standing = Standing.NONE;
    private volatile int damagedFiles;
    private volatile int unkept;
    private int deltas;
    private long confirmedOnDisk;

    /**
     * Reads what is kept, and checks it as if it came anew.
     *
     * @param directory of its own; made if it is not there
     * @throws IOException if the directory cannot be read
     */
    public PolicyKeeper(Path directory, String site, SiteKeys keys, GatewayClock clock) throws IOException {
        this(directory, site, keys, clock, MAX_DELTAS);
    }

    /** With another number of changes after which a snapshot is asked for. */
    PolicyKeeper(Path directory, String site, SiteKeys keys, GatewayClock clock, int maxDeltas) throws IOException {
        this.maxDeltas = maxDeltas;
        this.site = site;
        this.keys = keys;
        this.clock = clock;
        this.files = new PolicyFiles(directory);
        Policy policy = restored(files.list());
        confirmedOnDisk = files.confirmedMillis(policy.version());
        if (policy.version() > 0) {
            standing = new Standing(policy, new Freshness(Math.max(policy.issuedMillis(), confirmedOnDisk), false, 0));
            LOG.info("policy {} with {} entries from disk", policy.version(), policy.size());
        }
    }

    /** What holds now. */
    public Standing standing() {
        return standing;
    }

    /** Files of policies that were found damaged at the start and set aside. */
    public int damagedFiles() {
        return damagedFiles;
    }

    /** Documents that hold but could not be written: they are lost with the process. */
    public int unkept() {
        return unkept;
    }

    /**
     * Takes a signed document ({@code SignedPolicy}).
     *
     * @return the policy that holds from now on
     * @throws PolicyException if it is refused; what held before holds on
     */
    public synchronized Policy accept(byte[] octets) throws PolicyException {
        PolicyChange change = opened(octets);
        Policy policy = change.appliedTo(standing.policy());
        if (!change.isSnapshot() && deltas >= maxDeltas) {
            throw new PolicyException(
                    Reason.SNAPSHOT_NEEDED, maxDeltas + " changes since the last snapshot: send a snapshot");
        }
        deltas = change.isSnapshot() ? 0 : deltas + 1;
        standing = new Standing(policy, new Freshness(policy.issuedMillis(), true, clock.monoMillis()));
        confirmedOnDisk = 0;
        try {
            files.keep(policy.version(), change.isSnapshot(), octets);
        } catch (IOException e) {
            unkept++;
            LOG.warn("policy {} holds, but could not be written: it is lost with this process", policy.version(), e);
        }
        return policy;
    }

    /**
     * The platform says that a version is still the newest.
     *
     * @param platformMillis by its clock
     * @return false if that is not the version here
     */
    public synchronized boolean confirm(long version, long platformMillis) {
        Standing now = standing;
        if (version == 0 || version != now.policy().version()) {
            return false;
        }
        long newest = Math.max(platformMillis, now.freshness().platformMillis());
        standing = new Standing(now.policy(), new Freshness(newest, true, clock.monoMillis()));
        if (newest - confirmedOnDisk >= CONFIRM_MILLIS) {
            confirmedOnDisk = newest;
            try {
                files.keepConfirmed(version, newest);
            } catch (IOException e) {
                LOG.warn(
                        "could not write when policy {} was confirmed: after a restart it counts as older", version, e);
            }
        }
        return true;
    }

    private PolicyChange opened(byte[] octets) throws PolicyException {
        PolicyChange change = PolicyReader.read(SignedDocument.openPolicy(octets, keys));
        if (!change.site().equals(site)) {
            throw new PolicyException(Reason.WRONG_SITE, "for site " + change.site() + "; this one is " + site);
        }
        return change;
    }

    /** The newest snapshot that is good, and the changes of it up to the first that is not. */
    private Policy restored(List<Kept> kept) throws IOException {
        Policy policy = Policy.NONE;
        for (int i = kept.size() - 1; i >= 0 && policy == Policy.NONE; i--) {
            if (kept.get(i).snapshot()) {
                policy = after(Policy.NONE, kept.get(i));
            }
        }
        for (Kept file : kept) {
            if (!file.snapshot() && file.version() > policy.version()) {
                Policy next = after(policy, file);
                if (next == policy) {
                    break;
                }
                policy = next;
                deltas++;
            }
        }
        return policy;
    }

    private Policy after(Policy policy, Kept file) throws IOException {
        try {
            return opened(files.read(file)).appliedTo(policy);
        } catch (PolicyException | IOException e) {
            damagedFiles++;
            LOG.warn("{} is set aside, what was before it holds: {}", file.path(), e.getMessage());
            files.setAside(file);
            return policy;
        }
    }
}
