package io.wardgate.api.batch;

/** Where every part of the gateway declares what it gave up. Safe from any thread; never blocks. */
public interface DropRegister {

    void declare(Drop drop);
}
