/** What all kinds of readers share: the thread, what is told and counted, and when a lost line is tried again. */
@NullMarked
package io.wardgate.nfc.reader;

import org.jspecify.annotations.NullMarked;
