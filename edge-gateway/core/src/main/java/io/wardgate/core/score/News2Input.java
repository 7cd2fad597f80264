package io.wardgate.core.score;

/** The seven inputs of NEWS2, and how each is written as a whole number. */
public enum News2Input {
    /** Breaths a minute. */
    RESPIRATION,
    /** Oxygen saturation in %. */
    SPO2,
    /** 0 = breathes air, 1 = gets oxygen. */
    OXYGEN,
    /** Systolic blood pressure in mmHg. */
    SYSTOLIC,
    /** Beats a minute. */
    PULSE,
    /** 0 = alert; 1 = new confusion, or responds to voice or pain alone, or not at all. */
    CONSCIOUSNESS,
    /** Body temperature in 0.01 °C. The temperature of the skin is not it. */
    TEMPERATURE;

    int mask() {
        return 1 << ordinal();
    }
}
