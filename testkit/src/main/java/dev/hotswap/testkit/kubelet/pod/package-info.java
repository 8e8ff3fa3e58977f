/** The life of one pod: its address, its containers and the status that is reported. */
@NullMarked
package dev.hotswap.testkit.kubelet.pod;

import org.jspecify.annotations.NullMarked;
