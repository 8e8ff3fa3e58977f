/** What core may depend on and how its classes look. */
@NullMarked
package dev.hotswap.core.architecture;

import org.jspecify.annotations.NullMarked;
