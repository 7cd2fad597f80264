package io.wardgate.core.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.core.command.BandLinks;
import io.wardgate.core.link.LinkTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries out {@code band.links}; needs no configuration. */
@Component(service = CommandHandler.class)
public final class BandLinksComponent extends BandLinks {

    @Activate
    public BandLinksComponent(@Reference LinkTable links, @Reference GatewayClock clock) {
        super(links, clock);
    }
}
