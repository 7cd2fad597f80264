/** Raw deflate in both directions, tuned for columns on the way out and bounded on the way in. */
@NullMarked
package io.wardgate.protocol.compression;

import org.jspecify.annotations.NullMarked;
