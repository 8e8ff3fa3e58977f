/**
 * The demo's own arithmetic: whom a failed request is counted for, and how long a bad version was
 * met.
 */
@NullMarked
package dev.hotswap.e2e.demo;

import org.jspecify.annotations.NullMarked;
