package io.wardgate.core.command;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.link.LinkView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kind {@code band.links}: tells which radio hears the band of argument {@code device} best, since when, and how well. */
public class BandLinks implements CommandHandler {

    /** More would not fit into a report. */
    private static final int MOST = 4;

    private static final double MILLIS_PER_SECOND = 1_000;

    private final LinkTable links;
    private final GatewayClock clock;

    public BandLinks(LinkTable links, GatewayClock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "band.links";
    }

    @Override
    public String run(Command command) throws CommandException {
        String device = command.arguments().getOrDefault("device", "");
        if (!device.matches("wg-[0-9a-f]{8}")) {
            throw new CommandException("device is \"" + device + "\"; allowed: a band, wg-<8 hex digits>");
        }
        List<LinkView> heard = links.linksOf(DeviceId.parse(device), clock.monoMillis());
        if (heard.isEmpty()) {
            throw new CommandException(device + " was not heard since this gateway started");
        }
        return heard.stream().limit(MOST).map(BandLinks::text).collect(Collectors.joining("; "));
    }

    private static String text(LinkView link) {
        String strength = link.meanRssiDbm() == Advertisement.RSSI_UNKNOWN ? "" : ", " + link.meanRssiDbm() + " dBm";
        return String.format(
                Locale.ROOT,
                "%s (%s)%s: score %.2f%s, %d %% of %d records missed, %s %.1f s ago",
                link.radio(),
                link.kind().text(),
                link.isPreferred() ? ", preferred for " + link.preferredMillis() / 1_000 + " s" : "",
                link.score(),
                strength,
                link.missedPercent(),
                link.records(),
                link.silent() ? "silent, heard" : "heard",
                link.heardAgoMillis() / MILLIS_PER_SECOND);
    }
}
