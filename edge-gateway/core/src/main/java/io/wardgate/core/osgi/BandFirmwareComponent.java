package io.wardgate.core.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.smp.SmpChannel;
import io.wardgate.core.command.BandFirmware;
import io.wardgate.core.link.LinkTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Carries out {@code band.firmware} with the radios that are there; needs no configuration. */
@Component(service = CommandHandler.class)
public final class BandFirmwareComponent extends BandFirmware {

    @Activate
    public BandFirmwareComponent(@Reference LinkTable links, @Reference GatewayClock clock) {
        super(links, clock);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRadio(SmpChannel radio) {
        addRadio(radio);
    }

    void unbindRadio(SmpChannel radio) {
        removeRadio(radio);
    }
}
