package io.wardgate.simulator.faults.store;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.batch.SealedBatch;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the lines of a {@link Ledger}, each with one system call. Safe from any thread. */
final class LedgerLines implements DropRegister {

    private final PrintStream out;

    LedgerLines(PrintStream out) {
        this.out = out;
    }

    void opened(long epoch) {
        print(String.format("E %016x", epoch));
    }

    void tried(SealedBatch batch) {
        print(String.format("T %s %016x", BatchKey.of(batch.id()), Hash.of(batch.envelope())));
    }

    void acknowledged(BatchKey key) {
        print("A " + key);
    }

    void settled(BatchKey key) {
        print("S " + key);
    }

    void replacing(List<BatchKey> old, List<BatchKey> fresh) {
        print("R " + joined(old) + " " + joined(fresh));
    }

    @Override
    public void declare(Drop drop) {
        print(DropBook.line(drop));
    }

    @Override
    public void declare(Drop drop, Runnable whenStored) {
        declare(drop);
        whenStored.run();
    }

    private static String joined(List<BatchKey> keys) {
        return keys.stream().map(BatchKey::toString).collect(Collectors.joining(","));
    }

    private void print(String line) {
        byte[] octets = (line + ";\n").getBytes(StandardCharsets.US_ASCII);
        synchronized (out) {
            out.write(octets, 0, octets.length);
            if (out.checkError()) {
                Runtime.getRuntime().halt(1); // the parent is gone, and nobody would end this process
            }
        }
    }
}
