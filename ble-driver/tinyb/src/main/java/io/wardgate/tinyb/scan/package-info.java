/** The source in the gateway: keeps a child running and reads the lines that it writes. */
@NullMarked
package io.wardgate.tinyb.scan;

import org.jspecify.annotations.NullMarked;
