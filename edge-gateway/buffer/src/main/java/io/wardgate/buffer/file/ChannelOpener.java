package io.wardgate.buffer.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** How segment files get at the disk: {@link FileChannel#open} in the gateway, a failing disk in tests. */
@FunctionalInterface
public interface ChannelOpener {

    FileChannel open(Path file, OpenOption... options) throws IOException;
}
