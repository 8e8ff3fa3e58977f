/** What people are told, situation by situation. */
@NullMarked
package dev.hotswap.core.report;

import org.jspecify.annotations.NullMarked;
