package io.wardgate.buffer.store;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropRegister;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was declared. */
final class DropBook implements DropRegister {

    private final List<Drop> drops = new CopyOnWriteArrayList<>();

    @Override
    public void declare(Drop drop) {
        drops.add(drop);
    }

    List<Drop> drops() {
        return drops;
    }
}
