/**
 * How JSON of others becomes typed values. What does not fit is a value too: it names the path,
 * what stands there and what was expected, and never ends a watch, a list or a turn.
 */
@NullMarked
package dev.hotswap.operator.kube.decode;

import org.jspecify.annotations.NullMarked;
