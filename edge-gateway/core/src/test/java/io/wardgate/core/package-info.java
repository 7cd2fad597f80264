/** What the tests of the core share: time and readings. */
@NullMarked
package io.wardgate.core;

import org.jspecify.annotations.NullMarked;
