package io.wardgate.receiver;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2TapTest extends TapContract {

    @TempDir
    Path directory;

    @Override
    String emptyDatabase() {
        return RunningReceiver.h2(directory);
    }
}
