/** What a scenario file says: what is given, what happens, what is expected. */
@NullMarked
package dev.hotswap.e2e.scenario.file;

import org.jspecify.annotations.NullMarked;
