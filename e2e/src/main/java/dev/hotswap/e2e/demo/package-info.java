/** The demo: a few releases under load, watched live and counted afterwards. */
@NullMarked
package dev.hotswap.e2e.demo;

import org.jspecify.annotations.NullMarked;
