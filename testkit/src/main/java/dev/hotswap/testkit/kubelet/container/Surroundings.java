package dev.hotswap.testkit.kubelet.container;

import dev.hotswap.testkit.kubelet.image.ImageCatalog;
import dev.hotswap.testkit.kubelet.image.NodeImages;
import dev.hotswap.testkit.kubelet.process.ProcessLauncher;
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
