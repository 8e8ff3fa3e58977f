/** Settings: what is read, what is refused, and the reference page. */
@NullMarked
package dev.hotswap.operator.app.settings;

import org.jspecify.annotations.NullMarked;
