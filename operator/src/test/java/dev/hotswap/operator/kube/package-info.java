/** Tests of the way objects are named and written, and the runner of golden files. */
@NullMarked
package dev.hotswap.operator.kube;

import org.jspecify.annotations.NullMarked;
