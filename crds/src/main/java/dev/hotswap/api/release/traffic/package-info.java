/** The routes that shift traffic between the two slots. */
@NullMarked
package dev.hotswap.api.release.traffic;

import org.jspecify.annotations.NullMarked;
