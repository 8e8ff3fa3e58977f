/** Tests of grants. */
@NullMarked
package dev.hotswap.operator.grant;

import org.jspecify.annotations.NullMarked;
