/**
 * The parts of a pod template that Hotswap reads, with what Windows refuses. Schema only: the value
 * itself is a raw tree, read where it is used.
 */
@NullMarked
package dev.hotswap.api.release.template;

import org.jspecify.annotations.NullMarked;
