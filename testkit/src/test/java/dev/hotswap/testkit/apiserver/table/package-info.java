/** How ages and the paths of printer columns are read. */
@NullMarked
package dev.hotswap.testkit.apiserver.table;

import org.jspecify.annotations.NullMarked;
