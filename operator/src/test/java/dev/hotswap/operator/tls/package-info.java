/** Certificates that rotate, over real connections. */
@NullMarked
package dev.hotswap.operator.tls;

import org.jspecify.annotations.NullMarked;
