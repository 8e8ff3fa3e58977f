/** Tests of what is observed of pods and Deployments. */
@NullMarked
package dev.hotswap.operator.workload.observe;

import org.jspecify.annotations.NullMarked;
