package io.wardgate.access.decision;

import io.wardgate.api.nfc.Inspection;

/** What was held to the reader. */
public sealed interface Presented {

    /** One tag. */
    record One(Inspection inspection) implements Presented {}

    /** Two or more at once: nobody can say whose tap it is. */
    record Several() implements Presented {}
}
