/** The life of one pod: its address, its containers and the status that is reported. */
@NullMarked
package dev.hotswap.e2e.kubelet.pod;

import org.jspecify.annotations.NullMarked;
