/** Early warning scores as published, for whoever has the inputs. */
@NullMarked
package io.wardgate.core.score;

import org.jspecify.annotations.NullMarked;
