package io.wardgate.core.osgi;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Carries out {@code component.restart}: disables the component of argument {@code component} and enables it again.
 *
 * <p>It does not wait for that: the component may be one that the command queue itself needs, whose end would interrupt
 * this very command, over and over. Whether it came up again is told by the health check {@code components}.
 */
@Component(service = CommandHandler.class)
public final class RestartComponent implements CommandHandler {

    private static final String OWN_BUNDLES = "wardgate-";

    private final ServiceComponentRuntime runtime;

    @Activate
    public RestartComponent(@Reference ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public String kind() {
        return "component.restart";
    }

    @Override
    public String run(Command command) throws CommandException {
        String name = command.arguments().getOrDefault("component", "");
        Map<String, ComponentDescriptionDTO> known = own();
        ComponentDescriptionDTO component = known.get(name);
        if (component == null) {
            throw new CommandException("component is \"" + name + "\"; allowed: " + String.join(", ", known.keySet()));
        }
        var unused = runtime.disableComponent(component).onResolve(() -> runtime.enableComponent(component));
        return name + " restarts";
    }

    /** Those of this project, by name. */
    private Map<String, ComponentDescriptionDTO> own() {
        Map<String, ComponentDescriptionDTO> own = new TreeMap<>();
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            if (description.bundle.symbolicName.startsWith(OWN_BUNDLES)) {
                own.put(description.name, description);
            }
        }
        return own;
    }
}
