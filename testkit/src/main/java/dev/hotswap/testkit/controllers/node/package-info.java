/**
 * Played nodes: the scheduler, the kubelet with its images, and what happens when a node is lost.
 */
@NullMarked
package dev.hotswap.testkit.controllers.node;

import org.jspecify.annotations.NullMarked;
