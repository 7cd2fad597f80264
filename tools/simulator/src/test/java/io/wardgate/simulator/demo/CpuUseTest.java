package io.wardgate.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CpuUseTest {

    @Test
    void tellsABusyThreadFromAnIdleOneByTheNameThatTheKernelKeeps() {
        AtomicBoolean done = new AtomicBoolean();
        Thread busy = new Thread(() -> spin(done), "wardgate-hci-dongle-1-dispatch");
        busy.setDaemon(true);
        busy.start();
        CpuUse use = new CpuUse();
        long self = ProcessHandle.current().pid();
        use.look(self);
        await().until(() -> {
            use.look(self);
            return use.percent(GatewayLoad::isRadio) > 0;
        });
        done.set(true);

        assertThat(use.percent(name -> true)).isGreaterThanOrEqualTo(use.percent(GatewayLoad::isRadio));
        assertThat(use.percent("no such thread"::equals)).isZero();
        assertThat(use.seconds()).isPositive();
    }

    @Test
    void keepsWhatItSawOfAProcessThatIsGone() {
        CpuUse use = new CpuUse();
        use.look(Long.MAX_VALUE);

        assertThat(use.percent(name -> true)).isZero();
        assertThat(use.seconds()).isZero();
    }

    private static void spin(AtomicBoolean done) {
        while (!done.get()) {
            Thread.onSpinWait();
        }
    }
}
