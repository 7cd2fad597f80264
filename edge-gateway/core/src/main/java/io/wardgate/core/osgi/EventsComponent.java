package io.wardgate.core.osgi;

import io.wardgate.core.event.GatewayEvents;
import org.osgi.service.component.annotations.Component;

/** Publishes the queue of events. Like the register of losses it outlives the pipeline. */
@Component(service = GatewayEvents.class, immediate = true)
public final class EventsComponent extends GatewayEvents {}
