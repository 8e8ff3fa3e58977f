/** What the played controllers promise. */
@NullMarked
package dev.hotswap.testkit.controllers;

import org.jspecify.annotations.NullMarked;
