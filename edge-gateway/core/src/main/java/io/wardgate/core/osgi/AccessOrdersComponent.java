package io.wardgate.core.osgi;

import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.tap.OrderInlet;
import io.wardgate.core.command.PartedDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries out {@code access.orders}: brings what is due at drug points to whoever keeps them; without it the kind is unknown here. */
@Component(service = CommandHandler.class)
public final class AccessOrdersComponent extends PartedDocument {

    @Activate
    public AccessOrdersComponent(@Reference OrderInlet inlet) {
        super("access.orders", inlet::accept);
    }
}
