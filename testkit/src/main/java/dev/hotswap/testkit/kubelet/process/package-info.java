/** Local processes that never outlive this JVM. */
@NullMarked
package dev.hotswap.testkit.kubelet.process;

import org.jspecify.annotations.NullMarked;
