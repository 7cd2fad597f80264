/** The one configuration document: read, validated whole, kept in three generations. Knows no framework. */
@NullMarked
package io.wardgate.core.configuration;

import org.jspecify.annotations.NullMarked;
