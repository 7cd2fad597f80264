package io.wardgate.simulator;

import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.band.Radio;
import io.wardgate.simulator.hci.HearingListener;
import io.wardgate.simulator.ledger.LedgerWriter;
import io.wardgate.simulator.wr24.ReceiverListener;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notes what a gateway was told, over whichever radio it was told first (docs/adr/0031). Called from the threads of the
 * controller and of the receiver.
 */
final class Hearing implements HearingListener, ReceiverListener {

    private final LedgerWriter ledger;
    private final AtomicLong overBothRadios = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();

    Hearing(LedgerWriter ledger) {
        this.ledger = ledger;
    }

    /** Records that the gateway was told over Bluetooth and over 2.4 GHz. */
    long overBothRadios() {
        return overBothRadios.get();
    }

    /** Messages that bands took from the gateway. */
    long delivered() {
        return delivered.get();
    }

    @Override
    public void told(Report report) {
        told(report.advertisement(), Radio.BLUETOOTH);
    }

    @Override
    public void told(Uplink uplink) {
        told(uplink.advertisement(), Radio.WR24);
    }

    @Override
    public void scanning(boolean on) {
        ledger.gateway(on, System.currentTimeMillis());
    }

    @Override
    public void session(boolean open) {
        ledger.gateway(open, System.currentTimeMillis());
    }

    @Override
    public void delivered(long address, byte[] message) {
        delivered.incrementAndGet();
    }

    private void told(Advertisement advertisement, Radio radio) {
        boolean newest = true;
        for (BandRecord record : advertisement.carried()) {
            switch (record.markHeard(radio)) {
                case FIRST -> ledger.heard(record, System.currentTimeMillis(), newest, radio);
                case OTHER_RADIO -> overBothRadios.incrementAndGet();
                case AGAIN -> {
                    // A repetition over the same radio tells nothing new.
                }
            }
            newest = false;
        }
    }
}
