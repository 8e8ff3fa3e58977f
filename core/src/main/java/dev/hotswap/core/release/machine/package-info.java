/**
 * The release machine: one decision, its wake-ups, announcements, commands and interruptions. Begin
 * with ReleaseMachine.
 */
@NullMarked
package dev.hotswap.core.release.machine;

import org.jspecify.annotations.NullMarked;
