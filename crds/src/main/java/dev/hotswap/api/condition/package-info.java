/** Conditions as kstatus, {@code kubectl wait} and Argo CD read them. */
@NullMarked
package dev.hotswap.api.condition;

import org.jspecify.annotations.NullMarked;
