/** Holds the pages for people to what the software does. */
@NullMarked
package io.wardgate.runtime.documentation;

import org.jspecify.annotations.NullMarked;
