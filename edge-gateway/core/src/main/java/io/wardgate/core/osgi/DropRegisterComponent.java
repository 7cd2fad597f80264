package io.wardgate.core.osgi;

import io.wardgate.api.batch.DropRegister;
import io.wardgate.core.health.DeclaredDrops;
import org.osgi.service.component.annotations.Component;

/** Publishes the register of losses. It outlives the pipeline, so that what is declared while that restarts is kept. */
@Component(
        service = {DropRegister.class, DeclaredDrops.class},
        immediate = true)
public final class DropRegisterComponent extends DeclaredDrops {}
