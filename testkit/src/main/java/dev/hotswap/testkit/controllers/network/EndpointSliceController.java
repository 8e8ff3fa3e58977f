package dev.hotswap.testkit.controllers.network;

import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.select.LabelSelector;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.controllers.api.Cluster;
import dev.hotswap.testkit.controllers.api.Controller;
import dev.hotswap.testkit.controllers.api.Owners;
import dev.hotswap.testkit.controllers.api.Pods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists the pods behind every Service with a selector, one slice for each set of port numbers. */
public final class EndpointSliceController implements Controller {
  @Override
  public void reconcile(Cluster cluster) {
    Map<String, List<EndpointSlice>> owned = Owners.byController(cluster.list(EndpointSlice.class));
    Map<String, List<Pod>> pods =
        cluster.list(Pod.class).stream()
            .collect(Collectors.groupingBy(pod -> pod.getMetadata().getNamespace()));
    for (Service service : cluster.list(Service.class)) {
      Map<String, String> selector =
          Optional.ofNullable(service.getSpec().getSelector()).orElse(Map.of());
      if (!selector.isEmpty() && !Owners.deleting(service)) {
        reconcile(
            cluster,
            service,
            members(pods.getOrDefault(service.getMetadata().getNamespace(), List.of()), selector),
            owned.getOrDefault(service.getMetadata().getUid(), List.of()));
      }
    }
  }

  private static List<Pod> members(List<Pod> pods, Map<String, String> selector) {
    LabelSelector matching = LabelSelector.ofLabels(Json.of(selector));
    return pods.stream()
        .filter(pod -> matching.matches(labels(pod)))
        .filter(pod -> Pods.address(pod).isPresent() && !Pods.finished(pod))
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  private static Map<String, String> labels(Pod pod) {
    return Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
  }

  private static void reconcile(
      Cluster cluster, Service service, List<Pod> members, List<EndpointSlice> existing) {
    Map<String, EndpointSlice> wanted = new TreeMap<>();
    Map<List<SlicePort>, List<Pod>> byPorts = new HashMap<>();
    for (Pod pod : members) {
      byPorts.computeIfAbsent(SlicePort.of(service, pod), ports -> new ArrayList<>()).add(pod);
    }
    if (byPorts.isEmpty()) {
      byPorts.put(List.of(), List.of());
    }
    byPorts.forEach(
        (ports, pods) -> {
          EndpointSlice slice = SliceManifest.of(service, ports, pods);
          wanted.put(slice.getMetadata().getName(), slice);
        });
    for (EndpointSlice slice : existing) {
      EndpointSlice next = wanted.remove(slice.getMetadata().getName());
      if (next == null) {
        cluster.delete(slice, DeleteOptions.DEFAULT);
      } else if (!next.getEndpoints().equals(slice.getEndpoints())) {
        cluster.edit(slice, object -> object.set("endpoints", Json.of(next).path("endpoints")));
      }
    }
    wanted.values().forEach(cluster::create);
  }
}
