package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.slf4j.LoggerFactory;

/** A gateway that is told to stop keeps all that it heard, and leaves nothing running. */
class CleanStopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path home;

    @BeforeEach
    void listenToTheLog() {
        log.start();
        rootLogger().addAppender(log);
    }

    @AfterEach
    void leaveTheLog() {
        rootLogger().detachAppender(log);
    }

    @Test
    void everyReadingInMemoryReachesTheBuffer() throws Exception {
        int records = 300;
        try (WardRadio radio = new WardRadio(records);
                GatewayInProcess gateway =
                        new GatewayInProcess(home, GatewayInProcess.document(home, radio.port(), 1, 10_000, ""))) {
            gateway.start();
            await("the pipeline has them all")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(HealthView.of(gateway.framework().getBundleContext(), "pipeline"))
                                    .contains("readings=" + records + ","));
        }

        AuditedBuffer left = AuditedBuffer.of(home);
        assertThat(left.keptReadings()).isEqualTo(records);
        assertThat(left.kept()).isEqualTo(left.promised());
        assertThat(errors()).isEmpty();
    }

    /** The store leaves before the pipeline, because it needs the core's other services. */
    @Test
    void everyReadingInMemoryReachesTheBufferWhenTheCoreAloneStops() throws Exception {
        int records = 300;
        try (WardRadio radio = new WardRadio(records);
                GatewayInProcess gateway =
                        new GatewayInProcess(home, GatewayInProcess.document(home, radio.port(), 1, 10_000, ""))) {
            gateway.start();
            await("the pipeline has them all")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(HealthView.of(gateway.framework().getBundleContext(), "pipeline"))
                                    .contains("readings=" + records + ","));
            Bundle core = gateway.own().stream()
                    .filter(bundle -> bundle.getSymbolicName().equals("wardgate-core"))
                    .findFirst()
                    .orElseThrow();

            core.stop();
        }

        assertThat(AuditedBuffer.of(home).keptReadings()).isEqualTo(records);
        assertThat(errors()).isEmpty();
    }

    /** The pipeline says each reading that it could not store: an error in the log would be one. */
    @Test
    void nothingIsLostWhileTheRadioGoesOn() throws Exception {
        List<String> threads = Threads.nonDaemon();
        GatewayInProcess stopped;
        try (WardRadio radio = new WardRadio(Integer.MAX_VALUE);
                GatewayInProcess gateway =
                        new GatewayInProcess(home, GatewayInProcess.document(home, radio.port(), 1, 100, ""))) {
            gateway.start();
            await("readings on the disk").atMost(PATIENCE).until(() -> gateway.audited() > 0);
            stopped = gateway;
        }

        assertThat(stopped.framework().getState()).isEqualTo(Bundle.RESOLVED);
        await().untilAsserted(() -> assertThat(Threads.nonDaemon()).isEqualTo(threads));
        assertThat(OpenFiles.below(home)).isEmpty();
        assertThat(AuditedBuffer.of(home).kept())
                .containsAll(AuditedBuffer.of(home).promised());
        assertThat(errors()).isEmpty();
    }

    private List<String> errors() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger rootLogger() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
