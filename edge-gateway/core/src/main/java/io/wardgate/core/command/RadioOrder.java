package io.wardgate.core.command;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.link.LinkView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** In which order radios are tried for a band: a band listens to the radio on which it is heard. Safe from any thread. */
final class RadioOrder {

    private final LinkTable links;
    private final GatewayClock clock;

    RadioOrder(LinkTable links, GatewayClock clock) {
        this.links = links;
        this.clock = clock;
    }

    /** The one that hears the band best first; those that have never heard it last, in the order of their coming. */
    <R> List<R> bestFirst(Collection<R> radios, Function<R, String> nameOf, long deviceId) {
        List<String> order = links.linksOf(deviceId, clock.monoMillis()).stream()
                .map(LinkView::radio)
                .toList();
        List<R> sorted = new ArrayList<>(radios);
        sorted.sort(Comparator.comparingInt(radio -> {
            int place = order.indexOf(nameOf.apply(radio));
            return place < 0 ? order.size() : place;
        }));
        return sorted;
    }
}
