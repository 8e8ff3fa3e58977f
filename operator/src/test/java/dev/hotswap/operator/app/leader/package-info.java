/** Leader election on an API server in the same JVM. */
@NullMarked
package dev.hotswap.operator.app.leader;

import org.jspecify.annotations.NullMarked;
