/** What is remembered of devices while they are heard: bounded, without garbage. */
@NullMarked
package io.wardgate.core.device;

import org.jspecify.annotations.NullMarked;
