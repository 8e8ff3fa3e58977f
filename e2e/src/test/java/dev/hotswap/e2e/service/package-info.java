/** The demo service: its own tests, and what the Go releases of the demo make of it. */
@NullMarked
package dev.hotswap.e2e.service;

import org.jspecify.annotations.NullMarked;
