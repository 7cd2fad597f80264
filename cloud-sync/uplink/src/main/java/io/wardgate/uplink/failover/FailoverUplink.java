package io.wardgate.uplink.failover;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.failover.FailoverJudge.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Primary and backup server as one transport (docs/uplink.md, docs/adr/0073). Both are connected all the time; one of
 * them is used. While the one in use is in doubt, emergencies go to both: the receivers know a batch by its id.
 *
 * <p>Sending and {@link #check} belong to the drain's thread; transports are attached and detached by any.
 */
public final class FailoverUplink implements Uplink {

    /** How often the servers are looked at, if nothing happens. */
    static final long CHECK_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(FailoverUplink.class);

    private final GatewayClock clock;
    private final FailoverJudge judge;
    private final Map<Role, Server> servers = new EnumMap<>(Role.class);
    private final AtomicLong failovers = new AtomicLong();
    private final AtomicLong failbacks = new AtomicLong();
    private final AtomicLong duplicated = new AtomicLong();
    private final AtomicLong fastPathCopies = new AtomicLong();

    private volatile @Nullable UplinkListener listener;
    private volatile Role active = Role.PRIMARY;
    private volatile boolean doubt;
    private volatile boolean heard;

    public FailoverUplink(FailoverSettings settings, GatewayClock clock, RandomGenerator random) {
        this.clock = clock;
        this.judge = new FailoverJudge(settings, random, clock.monoMillis());
        for (Role role : Role.values()) {
            servers.put(role, new Server());
        }
    }

    /** One server and no backup. */
    public static FailoverUplink over(Uplink only, GatewayClock clock) {
        FailoverUplink alone = new FailoverUplink(FailoverSettings.DEFAULT, clock, new SplittableRandom());
        alone.attach(Role.PRIMARY, only);
        return alone;
    }

    /** A transport takes its place; it is opened if this one is. */
    public synchronized void attach(Role role, Uplink transport) {
        server(role).attach(transport);
        UplinkListener told = listener;
        if (told != null) {
            server(role).open(new Heard(role, told));
        }
    }

    /** A transport leaves; it is closed when this returns. */
    public synchronized void detach(Role role) {
        Uplink leaving = server(role).detach();
        if (leaving != null && listener != null) {
            leaving.close();
        }
    }

    @Override
    public synchronized void open(UplinkListener told) {
        listener = told;
        servers.forEach((role, server) -> server.open(new Heard(role, told)));
    }

    @Override
    public boolean isUp(Lane lane) {
        return server(active).isUp(lane)
                || lane == Lane.EMERGENCY && server(active.other()).isUp(lane);
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        boolean taken = server(active).send(lane, envelope);
        if (lane == Lane.EMERGENCY && (doubt || !taken)) {
            boolean copied = server(active.other()).send(lane, envelope);
            duplicated.addAndGet(taken && copied ? 1 : 0);
            taken |= copied;
        }
        boolean urgent = lane == Lane.EMERGENCY || lane == Lane.ALARM;
        if (urgent && server(Role.FAST_PATH).send(lane, envelope)) {
            fastPathCopies.incrementAndGet();
        }
        return taken;
    }

    @Override
    public void reset(Lane lane, String reason) {
        server(active).reset(lane, reason);
    }

    @Override
    public synchronized void close() {
        listener = null;
        servers.values().forEach(Server::close);
    }

    /** Looks at the servers and changes to the other one if need be. Called by the drain's thread after each round. */
    public void check(Unanswered unanswered) {
        if (heard) {
            heard = false;
            judge.heard();
        }
        boolean doubtedBefore = doubt;
        Verdict verdict = judge.look(
                clock.monoMillis(),
                server(Role.PRIMARY).isUp(),
                server(Role.BACKUP).isUp(),
                unanswered);
        active = judge.active();
        doubt = judge.doubt();
        if (verdict == Verdict.FAIL_OVER) {
            failovers.incrementAndGet();
            LOG.warn("{} server is down or silent; using the {} one", active.other(), active);
            again(Lane.EMERGENCY);
            again(Lane.ROUTINE);
        } else if (verdict == Verdict.FAIL_BACK) {
            failbacks.incrementAndGet();
            LOG.info("PRIMARY server has been up for long enough; using it again");
        } else if (doubt && !doubtedBefore && server(active.other()).isUp(Lane.EMERGENCY)) {
            again(Lane.EMERGENCY);
        }
    }

    /** When to call {@link #check} if nothing happens before. */
    public long nextCheckMillis() {
        return server(Role.BACKUP).isThere() ? clock.monoMillis() + CHECK_MILLIS : Long.MAX_VALUE;
    }

    /** The server in use. */
    public Role active() {
        return active;
    }

    /** Whether a transport has this place. */
    public boolean isThere(Role role) {
        return server(role).isThere();
    }

    /** Adds what happened so far. */
    public void addFigures(Map<String, Long> figures) {
        figures.put("onBackup", active == Role.BACKUP ? 1L : 0L);
        figures.put("failovers", failovers.get());
        figures.put("failbacks", failbacks.get());
        figures.put("duplicatedEmergencies", duplicated.get());
        figures.put("fastPathCopies", fastPathCopies.get());
        figures.put(
                "reconnects",
                server(Role.PRIMARY).reconnects() + server(Role.BACKUP).reconnects());
    }

    private void again(Lane lane) {
        UplinkListener told = listener;
        if (told != null) {
            told.onUp(lane);
        }
    }

    private Server server(Role role) {
        Server server = servers.get(role);
        if (server == null) {
            throw new IllegalStateException("every role has a place");
        }
        return server;
    }

    /** What one transport tells, from its threads: only the server in use says when things are to be sent again. */
    private final class Heard implements UplinkListener {

        private final Role role;
        private final UplinkListener told;

        Heard(Role role, UplinkListener told) {
            this.role = role;
            this.told = told;
        }

        @Override
        public void onMessage(byte[] message) {
            if (role == active) {
                heard = true;
            }
            told.onMessage(message);
        }

        @Override
        public void onUp(Lane lane) {
            server(role).cameUp();
            if (role == active || role != Role.FAST_PATH && lane == Lane.EMERGENCY && doubt) {
                told.onUp(lane);
            }
        }

        @Override
        public void onDown(Lane lane, String reason) {
            told.onDown(lane, role + ": " + reason);
        }
    }
}
