package io.wardgate.core.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.command.CommandInlet;
import io.wardgate.api.command.CommandJournal;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.command.CommandQueue;
import io.wardgate.core.event.GatewayEvents;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Takes commands while there is a journal to keep them in; needs no configuration. */
@Component(
        service = {CommandInlet.class, HealthCheck.class},
        immediate = true)
public final class CommandQueueComponent extends CommandQueue {

    @Activate
    public CommandQueueComponent(
            @Reference CommandJournal journal, @Reference GatewayEvents events, @Reference GatewayClock clock) {
        super(journal, events, clock);
    }

    @Activate
    void activate() {
        start();
    }

    @Deactivate
    void deactivate() {
        stop();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindHandler(CommandHandler handler) {
        addHandler(handler);
    }

    void unbindHandler(CommandHandler handler) {
        removeHandler(handler);
    }
}
