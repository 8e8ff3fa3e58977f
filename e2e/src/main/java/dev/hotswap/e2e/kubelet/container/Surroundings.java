package dev.hotswap.e2e.kubelet.container;

import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import dev.hotswap.e2e.kubelet.image.NodeImages;
import dev.hotswap.e2e.kubelet.process.ProcessLauncher;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.InstantSource;

/** What every container of one pod is run with. */
public record Surroundings(
    Pod pod,
    String podAddress,
    ImageCatalog registry,
    NodeImages node,
    ProcessLauncher launcher,
    BackOff backOff,
    InstantSource clock) {}
