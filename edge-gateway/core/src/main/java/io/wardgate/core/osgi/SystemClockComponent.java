package io.wardgate.core.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.core.clock.SystemGatewayClock;
import org.osgi.service.component.annotations.Component;

/** Publishes the machine's clock; needs no configuration. */
@Component(service = GatewayClock.class, immediate = true)
public final class SystemClockComponent extends SystemGatewayClock {}
