/** Points and doors as components of the gateway: the only package here that knows the framework. */
@NullMarked
package io.wardgate.access.osgi;

import org.jspecify.annotations.NullMarked;
