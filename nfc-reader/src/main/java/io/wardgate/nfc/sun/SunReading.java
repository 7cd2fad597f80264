package io.wardgate.nfc.sun;

import io.wardgate.api.nfc.TagUid;

/**
 * What a proven message says. Proven is who wrote it, not when: only a counter that is greater than all before makes it
 * this tap.
 *
 * @param counter of the tag's readings, which only grows
 * @param fileData the part of the tag's file that was sealed; empty if none was
 */
public record SunReading(TagUid uid, int counter, byte[] fileData) {}
