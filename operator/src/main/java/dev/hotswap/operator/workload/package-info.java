/**
 * What a release runs: blueprints and their revisions, the node pool they run on, and, below,
 * Windows defaults, slots, Services, snapshots, pullers and what is observed of them. Renderers and
 * observers are pure; each writer sends what one of them made.
 */
@NullMarked
package dev.hotswap.operator.workload;

import org.jspecify.annotations.NullMarked;
