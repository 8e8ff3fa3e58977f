/** The controllers of a cluster, played: they run when they are told to, by an injected clock. */
@NullMarked
package dev.hotswap.testkit.controllers;

import org.jspecify.annotations.NullMarked;
