/** JSON API, event stream, health, metrics and the page over HTTP. */
@NullMarked
package io.wardgate.receiver.http;

import org.jspecify.annotations.NullMarked;
