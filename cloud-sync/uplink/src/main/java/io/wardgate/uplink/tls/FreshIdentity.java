package io.wardgate.uplink.tls;

import io.wardgate.uplink.tls.StoreReader.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files say now. They are read when first asked for, and again whenever one of them changed: a renewed
 * certificate needs no restart, and a bad file is repaired by putting a good one in its place. Opening a PKCS#12 store is
 * slow by design, so it is not done for each connection.
 *
 * <p>Safe from any thread.
 */
final class FreshIdentity {

    private final TlsFiles files;
    private @Nullable Identity identity;
    private List<FileTime> read = List.of();

    FreshIdentity(TlsFiles files) {
        this.files = files;
    }

    /** What was read last, null if nothing could be. */
    synchronized @Nullable Identity known() {
        return identity;
    }

    /** @throws StoreException naming the file that cannot be used, and the fix */
    synchronized Identity read() throws StoreException {
        List<FileTime> now = List.of(changed(files.keyStore()), changed(files.trustStore()), changed(files.password()));
        Identity known = identity;
        if (known == null || !now.equals(read)) {
            identity = null;
            known = new StoreReader(files).read();
            identity = known;
            read = now;
        }
        return known;
    }

    private static FileTime changed(Path file) throws StoreException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new StoreException(file, "cannot be found; is the path right and readable for this process?", e);
        }
    }
}
