package io.wardgate.buffer.file;

import java.nio.file.Path;

/** The two formats of data files; told apart by their suffix, so that both may lie in one directory. */
public enum FileKind {
    /** A database; SQL tools can open it. */
    H2(".mv.db") {
        @Override
        BatchFile open(Path base, Series series, ChannelOpener channels) {
            return new H2BatchFile(base, series);
        }
    },
    /** Frames one after another; about a third of the flash writes. */
    LOG(".log") {
        @Override
        BatchFile open(Path base, Series series, ChannelOpener channels) {
            return new SegmentBatchFile(base.resolveSibling(base.getFileName() + LOG.suffix()), series, channels);
        }
    };

    private final String suffix;

    FileKind(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    /** A file that may exist already; nothing is touched before it is used. */
    abstract BatchFile open(Path base, Series series, ChannelOpener channels);
}
