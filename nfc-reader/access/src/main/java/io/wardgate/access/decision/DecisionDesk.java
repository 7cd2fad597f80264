package io.wardgate.access.decision;

import io.wardgate.access.policy.Freshness;
import io.wardgate.access.policy.OrderBook;
import io.wardgate.access.policy.PolicyEntry;
import io.wardgate.access.policy.Standing;
import io.wardgate.access.presence.Passback;
import io.wardgate.access.presence.Presence;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.tap.BandLocator;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Reason;
import io.wardgate.api.tap.TagRef;
import io.wardgate.api.tap.Tap.BandEvidence;
import io.wardgate.api.tap.Tap.PolicyState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides the taps of all points of a gateway, one after the other, and remembers what the next ones need. Safe from any thread;
 * waits for nothing but its own lock. Whatever goes wrong inside it, nobody is let in by it.
 */
public final class DecisionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionDesk.class);

    private final Map<String, PointRules> points;
    private final Sources sources;
    private final GatewayClock clock;
    private final Decider decider;
    private final Presence presence;
    private final Object lock = new Object();

    /** Where the desk finds what holds now: read anew for each tap. */
    public record Sources(Supplier<Standing> policy, Supplier<OrderBook> orders, BandLocator bands) {}

    /** @throws IllegalArgumentException if two points have one id */
    public DecisionDesk(
            List<PointRules> points, Sources sources, Limits limits, Presence presence, GatewayClock clock) {
        this.points = points.stream()
                .collect(Collectors.toUnmodifiableMap(
                        rules -> rules.spot().point(), Function.identity(), (one, other) -> {
                            throw new IllegalArgumentException(
                                    "two points with id " + one.spot().point());
                        }));
        this.sources = sources;
        this.decider = new Decider(limits);
        this.presence = presence;
        this.clock = clock;
    }

    /** Never throws: a fault inside is {@link Reason#INTERNAL}. */
    public TapAnswer decide(TapQuestion question) {
        Standing standing = Standing.NONE;
        long ageMillis = Freshness.UNKNOWN;
        try {
            standing = sources.policy.get();
            ageMillis = standing.freshness().ageMillis(clock);
            PointRules rules = points.get(question.point());
            if (rules != null) {
                Circumstances now = new Circumstances(
                        standing.policy(),
                        ageMillis,
                        standing.freshness().wallMillis(clock),
                        question.monoMillis(),
                        sources.orders.get(),
                        sources.bands,
                        presence);
                synchronized (lock) {
                    return decided(question, rules, now);
                }
            }
            LOG.error("point {} taps, but has no rules: denied", question.point());
        } catch (RuntimeException e) {
            LOG.error("a tap at point {} could not be decided: denied", question.point(), e);
        }
        return new TapAnswer(
                Decision.DENY,
                Reason.INTERNAL,
                null,
                state(standing.policy().version(), ageMillis, question.offline()),
                BandEvidence.NOT_REQUIRED,
                1,
                "");
    }

    /** While the doors of a group on several gateways do not hear of each other, hard anti-passback is soft. */
    public void setPartitioned(String group, boolean now) {
        synchronized (lock) {
            presence.setPartitioned(group, now);
        }
    }

    private TapAnswer decided(TapQuestion question, PointRules rules, Circumstances now) {
        Verdict verdict = decider.decide(rules, question.presented(), now);
        TagRef tag = question.presented() instanceof Presented.One one
                ? one.inspection().tag()
                : null;
        int attempt = tag == null ? 1 : presence.attempt(question.point(), tag, now.monoMillis());
        remember(rules, verdict, tag, attempt, now.monoMillis());
        PolicyEntry entry = verdict.entry();
        return new TapAnswer(
                verdict.decision(),
                verdict.reason(),
                entry == null ? null : entry.subject(),
                state(now.policy().version(), now.ageMillis(), question.offline()),
                verdict.band(),
                attempt,
                verdict.correlation());
    }

    private void remember(PointRules rules, Verdict verdict, @Nullable TagRef tag, int attempt, long monoMillis) {
        String point = rules.spot().point();
        if (tag != null && verdict.reason() != Reason.DUPLICATE) {
            presence.noteTap(point, tag, verdict.decision(), attempt, monoMillis);
        }
        PolicyEntry entry = verdict.entry();
        if (!verdict.believed() || entry == null) {
            return;
        }
        presence.notePerson(entry.subject(), rules.spot(), monoMillis);
        if (verdict.waiting() != null || verdict.endsWaiting()) {
            presence.noteWaiting(point, verdict.waiting());
        }
        Passback passback = rules.passback();
        if (passback != null && verdict.decision() == Decision.GRANT) {
            presence.notePassed(passback, entry.subject(), monoMillis);
        }
    }

    private static PolicyState state(long version, long ageMillis, boolean offline) {
        return new PolicyState(version, version == 0 || ageMillis < 0 ? -1 : ageMillis / 1_000, offline);
    }
}
