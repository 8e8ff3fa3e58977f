/** Label and field selectors of list and watch requests. */
@NullMarked
package dev.hotswap.testkit.apiserver.select;

import org.jspecify.annotations.NullMarked;
