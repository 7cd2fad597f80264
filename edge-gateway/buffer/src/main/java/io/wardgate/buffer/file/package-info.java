/** What lies in the buffer's directory: batch files, their catalogues, the epoch and the lock. */
@NullMarked
package io.wardgate.buffer.file;

import org.jspecify.annotations.NullMarked;
