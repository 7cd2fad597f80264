package io.wardgate.ble.hci;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections that stand, and the controller's room for their data: no more packets are handed to it than it can hold,
 * in turn among the connections (Bluetooth Core 5.4, Vol 4, Part E, 4.1.1). A handful, so a list is searched.
 *
 * <p>Owned by the reader thread of one radio.
 */
final class OpenLinks {

    private final List<OpenLink> links = new ArrayList<>();
    private int room;
    private long malformedOfEnded;

    /** No connections, and so much room. */
    void begin(int packets) {
        room = packets;
    }

    void add(OpenLink link) {
        links.add(link);
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    List<OpenLink> all() {
        return links;
    }

    @Nullable
    OpenLink find(int handle) {
        for (OpenLink link : links) {
            if (link.handle == handle) {
                return link;
            }
        }
        return null;
    }

    /** The controller sent packets of a connection. */
    void completed(int handle, int packets) {
        OpenLink link = find(handle);
        if (link != null) {
            room += link.completed(packets);
        }
    }

    /** Ends one. */
    void end(OpenLink link, String reason) {
        links.remove(link);
        room += link.end(reason);
        malformedOfEnded += link.malformed();
    }

    void endAll(String reason) {
        List.copyOf(links).forEach(link -> end(link, reason));
    }

    /** Hands waiting packets to the controller, one of each connection in turn, as long as it has room. */
    void flush(HciLink line) throws IOException {
        boolean any = true;
        while (room > 0 && any) {
            any = false;
            for (OpenLink link : links) {
                AclFragment next = room > 0 ? link.outgoing.poll() : null;
                if (next != null) {
                    line.send(next.packet());
                    link.handed();
                    next.handed();
                    room--;
                    any = true;
                }
            }
        }
    }

    /** Frames of all connections so far that made no sense. */
    long malformed() {
        long malformed = malformedOfEnded;
        for (OpenLink link : links) {
            malformed += link.malformed();
        }
        return malformed;
    }
}
