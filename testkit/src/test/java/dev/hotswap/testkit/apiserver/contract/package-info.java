/** What every API server promises, played or real: the same tests run on both. */
@NullMarked
package dev.hotswap.testkit.apiserver.contract;

import org.jspecify.annotations.NullMarked;
