/** The samples that were scraped. */
@NullMarked
package dev.hotswap.testkit.prometheus.store;

import org.jspecify.annotations.NullMarked;
