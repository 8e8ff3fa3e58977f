/** The group {@code hotswap.dev}: what people write and what they read back. */
@NullMarked
package dev.hotswap.api;

import org.jspecify.annotations.NullMarked;
