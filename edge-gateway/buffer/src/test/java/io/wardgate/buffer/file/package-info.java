/** Tests of the file formats. */
@NullMarked
package io.wardgate.buffer.file;

import org.jspecify.annotations.NullMarked;
