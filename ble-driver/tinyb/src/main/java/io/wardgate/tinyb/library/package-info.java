/** The native library as files: which machines it is made for, and what a child needs of it. */
@NullMarked
package io.wardgate.tinyb.library;

import org.jspecify.annotations.NullMarked;
