/** What people and their tools are told about a release: a sentence and conditions with reasons. */
@NullMarked
package dev.hotswap.core.report;

import org.jspecify.annotations.NullMarked;
