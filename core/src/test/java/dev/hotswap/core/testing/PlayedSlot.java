package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Target;
import dev.hotswap.core.world.Backend;
import dev.hotswap.core.world.FewestMembers;
import dev.hotswap.core.world.Flow;
import dev.hotswap.core.world.Incident;
import dev.hotswap.core.world.Propagation;
import dev.hotswap.core.world.Reach;
import dev.hotswap.core.world.Seen;
import dev.hotswap.core.world.SlotPods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** A played Deployment with its pods. */
final class PlayedSlot {
  private final String name;
  private final Function<Target, Conduct> conducts;
  private final List<PlayedPod> pods = new ArrayList<>();
  private Optional<Target> holds = Optional.empty();
  private Map<String, String> images = Map.of();
  private int replicas;
  private int born;
  private int edits;
  private boolean endless;
  private Instant lastRequest;

  PlayedSlot(String name, Function<Target, Conduct> conducts, Instant now) {
    this.name = name;
    this.conducts = conducts;
    this.lastRequest = now;
  }

  /** Writes template and scale, as server-side apply would; a template only into an empty slot. */
  void apply(Target target, Map<String, String> byDigest, int count) {
    if (pods.isEmpty() && replicas == 0) {
      holds = Optional.of(target);
      images = byDigest;
    }
    if (holds.filter(held -> held.revision().equals(target.revision())).isPresent()) {
      scale(count);
    }
  }

  void scale(int count) {
    edits += count == replicas ? 0 : 1;
    replicas = count;
  }

  /** How often its Deployment was changed, by anybody. */
  int edits() {
    return edits;
  }

  void second(Instant now, boolean room, int weight) {
    pods.removeIf(pod -> pod.gone(now));
    for (PlayedPod pod : pods) {
      pod.second(now, room, weight > 0);
    }
    lastRequest = weight > 0 ? now : lastRequest;
    int living = 0;
    for (PlayedPod pod : pods) {
      living += pod.ending() ? 0 : 1;
    }
    for (int missing = replicas - living; missing > 0 && holds.isPresent(); missing--) {
      Target target = holds.get();
      pods.add(new PlayedPod(name + "-" + born++, () -> conducts.apply(target), now));
    }
    if (living > replicas) {
      living()
          .sorted((one, other) -> Boolean.compare(one.ready(), other.ready()))
          .limit(living - replicas)
          .toList()
          .forEach(pod -> pod.end(now));
    }
  }

  Stream<PlayedPod> living() {
    return pods.stream().filter(pod -> !pod.ending());
  }

  Optional<Target> holds() {
    return holds;
  }

  boolean empty() {
    return pods.isEmpty();
  }

  int ready() {
    int ready = 0;
    for (PlayedPod pod : pods) {
      ready += pod.ready() ? 1 : 0;
    }
    return ready;
  }

  int replicas() {
    return replicas;
  }

  /** Pods on a lost node are not replaced before somebody is sure that they are gone. */
  void nodeReplaced(Instant now) {
    pods.stream().filter(PlayedPod::lost).forEach(pod -> pod.end(now));
  }

  void endlessStreams() {
    endless = true;
  }

  SlotPods seen() {
    List<Incident> incidents =
        pods.stream()
            .flatMap(pod -> Stream.concat(pod.crashed().stream(), pod.trouble().stream()))
            .toList();
    return new SlotPods(holds, images, replicas, pods.size(), incidents);
  }

  Backend backend(Instant now, boolean gauge, Seen<FewestMembers> members) {
    boolean busy = endless || lastRequest.plusSeconds(2).isAfter(now);
    Flow flow = new Flow(gauge ? OptionalInt.of(busy ? 3 : 0) : OptionalInt.empty(), lastRequest);
    return new Backend(holds, ready(), new Seen.Known<>(flow, now), reach(now, members));
  }

  private Reach reach(Instant now, Seen<FewestMembers> members) {
    List<Instant> since =
        pods.stream().filter(PlayedPod::ready).map(pod -> pod.readySince(now)).toList();
    int leaving = Math.toIntExact(pods.stream().filter(PlayedPod::ending).count());
    return new Reach(since, leaving, members, Propagation.LEAST);
  }

  /** Pods that a gateway may send requests to, once it heard of them. */
  List<PlayedPod> endpoints() {
    return pods.stream().filter(PlayedPod::ready).toList();
  }
}
