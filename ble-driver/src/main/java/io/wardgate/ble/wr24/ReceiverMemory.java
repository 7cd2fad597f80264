package io.wardgate.ble.wr24;

import java.util.OptionalInt;

/** What outlives a lost line. Owned by the reader thread of one source, but for the figures and for putting orders and questions in. */
final class ReceiverMemory {

    final Watchdog watchdog;
    final BandsHeard bands;
    final Downlink downlink;
    final SmpDesk smp;
    final ReceiverFigures figures;
    final LineLoss lineLoss = new LineLoss();
    private OptionalInt bootNumber = OptionalInt.empty();

    ReceiverMemory(Watchdog watchdog, Downlink downlink, SmpDesk smp, ReceiverFigures figures) {
        this.watchdog = watchdog;
        this.downlink = downlink;
        this.smp = smp;
        this.figures = figures;
        bands = new BandsHeard(figures);
    }

    /** Whether the receiver that says so has booted since it was last met. */
    boolean hasBooted(ReceiverHello hello) {
        boolean booted = bootNumber.isPresent() && bootNumber.getAsInt() != hello.bootNumber();
        bootNumber = OptionalInt.of(hello.bootNumber());
        return booted;
    }

    /** Nothing new for bands from now on; what is under way goes on. */
    void close(String why) {
        downlink.close(why);
        smp.close(why);
    }

    /** There will be no receiver any more. */
    void failAll(String why) {
        downlink.failAll(why);
        smp.failAll(why);
    }
}
