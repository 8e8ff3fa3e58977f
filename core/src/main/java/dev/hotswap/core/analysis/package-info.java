/** What is measured and what follows from it: samples, evidence, verdicts. */
@NullMarked
package dev.hotswap.core.analysis;

import org.jspecify.annotations.NullMarked;
