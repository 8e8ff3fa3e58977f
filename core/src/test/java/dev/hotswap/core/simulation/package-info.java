/** Releases played with random traffic: how often good ones alarm, how soon bad ones are caught. */
@NullMarked
package dev.hotswap.core.simulation;

import org.jspecify.annotations.NullMarked;
