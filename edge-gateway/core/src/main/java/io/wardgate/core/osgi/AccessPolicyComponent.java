package io.wardgate.core.osgi;

import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.tap.PolicyInlet;
import io.wardgate.core.command.PartedDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries out {@code access.policy}: brings the rules of tap points to whoever keeps them; without it the kind is unknown here. */
@Component(service = CommandHandler.class)
public final class AccessPolicyComponent extends PartedDocument {

    @Activate
    public AccessPolicyComponent(@Reference PolicyInlet inlet) {
        super("access.policy", inlet::accept);
    }
}
