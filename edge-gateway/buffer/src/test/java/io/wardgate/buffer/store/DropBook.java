package io.wardgate.buffer.store;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropRegister;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was declared; says that it is stored when the test wants. */
final class DropBook implements DropRegister {

    private final List<Drop> drops = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenStored = new CopyOnWriteArrayList<>();

    @Override
    public void declare(Drop drop) {
        drops.add(drop);
    }

    @Override
    public void declare(Drop drop, Runnable stored) {
        drops.add(drop);
        whenStored.add(stored);
    }

    List<Drop> drops() {
        return drops;
    }

    long readings() {
        return drops.stream().mapToLong(Drop::count).sum();
    }

    void store() {
        whenStored.forEach(Runnable::run);
    }
}
