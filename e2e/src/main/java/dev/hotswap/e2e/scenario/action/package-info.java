/** What can happen while a release runs: one step of a scenario's script each. */
@NullMarked
package dev.hotswap.e2e.scenario.action;

import org.jspecify.annotations.NullMarked;
