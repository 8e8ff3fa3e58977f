/** How the process is put together. */
@NullMarked
package dev.hotswap.operator.app;

import org.jspecify.annotations.NullMarked;
