package io.wardgate.gpio.osgi;

import io.wardgate.api.actuator.Contact;
import io.wardgate.gpio.line.InputSettings;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured input as a service. */
@Component(
        service = Contact.class,
        immediate = true,
        configurationPid = InputComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = InputConfig.class, factory = true)
public final class InputComponent implements Contact {

    static final String PID = "io.wardgate.gpio.input";

    private final BoardComponent its;
    private final InputSettings settings;
    private @Nullable Contact input;

    @Activate
    public InputComponent(InputConfig config, @Reference BoardComponent board) {
        this.its = board;
        this.settings = new InputSettings(config.name(), config.pin(), config.activeLow(), config.debounceMillis());
    }

    @Activate
    void open() throws IOException {
        input = its.board().input(settings);
    }

    @Deactivate
    void leave() {
        its.board().release(input());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public State state() {
        return input().state();
    }

    @Override
    public AutoCloseable watch(Watcher watcher) {
        return input().watch(watcher);
    }

    private Contact input() {
        return Objects.requireNonNull(input, "the input is not open");
    }
}
