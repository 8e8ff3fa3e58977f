/** The kinds that are served now, and the discovery documents that say so. */
@NullMarked
package dev.hotswap.testkit.apiserver.catalog;

import org.jspecify.annotations.NullMarked;
