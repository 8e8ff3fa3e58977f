/**
 * A cluster without Hotswap, in which its chart is installed, and the calls that go on meanwhile.
 */
@NullMarked
package dev.hotswap.e2e.chart;

import org.jspecify.annotations.NullMarked;
