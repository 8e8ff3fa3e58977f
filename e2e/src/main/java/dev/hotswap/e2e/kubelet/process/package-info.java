/** Local processes that never outlive this JVM. */
@NullMarked
package dev.hotswap.e2e.kubelet.process;

import org.jspecify.annotations.NullMarked;
