package io.wardgate.gpio.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.gpio.line.Board;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The pins of this machine, for {@link OutputComponent} and {@link InputComponent}. */
@Component(
        service = {BoardComponent.class, HealthCheck.class},
        configurationPid = BoardComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BoardConfig.class)
public final class BoardComponent implements HealthCheck {

    static final String PID = "io.wardgate.gpio";

    private final BoardConfig config;
    private final GatewayClock clock;
    private @Nullable Board board;

    @Activate
    public BoardComponent(BoardConfig config, @Reference GatewayClock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Activate
    void open() {
        board = config.pins().equals("none") ? Board.withoutPins(clock) : Board.onPins(Path.of(config.folder()), clock);
    }

    @Deactivate
    void close() {
        board().close();
    }

    Board board() {
        return Objects.requireNonNull(board, "the board is not open");
    }

    @Override
    public String name() {
        return "gpio";
    }

    @Override
    public Health check() {
        Board its = board();
        return its.isGuarded()
                ? new Health(Health.State.OK, "outputs are guarded", its.figures())
                : new Health(Health.State.DEGRADED, "outputs have no watchdog if this process dies", its.figures());
    }
}
