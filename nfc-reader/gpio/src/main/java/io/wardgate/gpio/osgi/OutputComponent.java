package io.wardgate.gpio.osgi;

import io.wardgate.api.actuator.Switch;
import io.wardgate.gpio.line.OutputSettings;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured output as a service; idle when it leaves. */
@Component(
        service = Switch.class,
        immediate = true,
        configurationPid = OutputComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OutputConfig.class, factory = true)
public final class OutputComponent implements Switch {

    static final String PID = "io.wardgate.gpio.output";

    private final BoardComponent its;
    private final OutputSettings settings;
    private @Nullable Switch output;

    @Activate
    public OutputComponent(OutputConfig config, @Reference BoardComponent board) {
        this.its = board;
        this.settings = new OutputSettings(config.name(), config.pin(), config.activeLow(), config.maxMillis());
    }

    @Activate
    void open() throws IOException {
        output = its.board().output(settings);
    }

    @Deactivate
    void leave() {
        its.board().release(output());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public void pulse(long millis) {
        output().pulse(millis);
    }

    @Override
    public void play(long... millis) {
        output().play(millis);
    }

    @Override
    public void idle() {
        output().idle();
    }

    private Switch output() {
        return Objects.requireNonNull(output, "the output is not open");
    }
}
