package dev.hotswap.e2e.kubelet;

import dev.hotswap.e2e.kubelet.container.BackOff;
import dev.hotswap.e2e.kubelet.image.ImageCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;

/**
 * What a kubelet is set up with.
 *
 * @param nodes the names of the nodes whose pods it runs
 * @param registry where images come from
 * @param addresses where pods get their addresses
 * @param backOff between restarts of a container and between tries to pull an image
 * @param logs the folder for the output of the containers, one file each
 * @param clock for the times in statuses
 */
public record KubeletSettings(
    Set<String> nodes,
    ImageCatalog registry,
    AddressPool addresses,
    BackOff backOff,
    Path logs,
    InstantSource clock) {

  public KubeletSettings {
    nodes = Set.copyOf(nodes);
  }
}
