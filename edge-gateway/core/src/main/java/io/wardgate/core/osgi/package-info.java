/** Components of the core; the only package that knows the framework. */
@NullMarked
package io.wardgate.core.osgi;

import org.jspecify.annotations.NullMarked;
