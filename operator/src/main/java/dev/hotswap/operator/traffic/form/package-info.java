/**
 * Kept forms of the routes: what the user says of them, one immutable ControllerRevision each, so
 * that weights can always be written with what was accepted.
 */
@NullMarked
package dev.hotswap.operator.traffic.form;

import org.jspecify.annotations.NullMarked;
