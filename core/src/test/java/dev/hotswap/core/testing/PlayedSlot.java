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
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** A played Deployment with its pods. */
final class PlayedSlot {
  private final String name;
  private final Function<Target, Conduct> conducts;
  private final List<PlayedPod> pods = new ArrayList<>();
  private final List<PlayedLane> lanes;
  private Optional<Target> holds = Optional.empty();
  private Map<String, String> images = Map.of();
  private int replicas;
  private int born;
  private int edits;
  private boolean endless;
  private Instant now;

  PlayedSlot(String name, int lanes, Function<Target, Conduct> conducts, Instant now) {
    this.name = name;
    this.conducts = conducts;
    this.now = now;
    this.lanes = Stream.generate(() -> new PlayedLane(now)).limit(lanes).toList();
  }

  /** The program by this port; 1 is the one that the pods were made for. */
  PlayedLane lane(int number) {
    return lanes.get(number - 1);
  }

  /** Writes template and scale, as server-side apply would; a template only into an empty slot. */
  void apply(Target target, Map<String, String> byDigest, int count) {
    if (pods.isEmpty() && replicas == 0) {
      holds = Optional.of(target);
      images = byDigest;
      lanes.forEach(lane -> lane.runs(Optional.empty()));
      lane(1).runs(holds);
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

  /**
   * A second goes by.
   *
   * @param weights what each lane gets of all requests
   */
  void second(Instant time, boolean room, IntUnaryOperator weights) {
    now = time;
    pods.removeIf(pod -> pod.gone(now));
    boolean traffic = false;
    for (int number = 1; number <= lanes.size(); number++) {
      int weight = weights.applyAsInt(number);
      lane(number).second(now, weight);
      traffic |= weight > 0;
    }
    for (PlayedPod pod : pods) {
      pod.second(now, room, traffic);
    }
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

  Backend backend(int lane, Instant shown, boolean gauge, Seen<FewestMembers> members) {
    Instant last = lane(lane).lastRequest();
    boolean busy = endless || last.plusSeconds(2).isAfter(shown);
    Flow flow = new Flow(gauge ? OptionalInt.of(busy ? 3 : 0) : OptionalInt.empty(), last);
    return new Backend(
        lane(lane).program(),
        endpoints(lane).size(),
        new Seen.Known<>(flow, shown),
        reach(lane, shown, members));
  }

  private Reach reach(int lane, Instant shown, Seen<FewestMembers> members) {
    List<Instant> since = endpoints(lane).stream().map(pod -> pod.readySince(shown)).toList();
    int leaving = Math.toIntExact(pods.stream().filter(PlayedPod::ending).count());
    return new Reach(since, leaving, members, Propagation.LEAST);
  }

  /** Pods that a gateway may send requests to, once it heard of them. */
  List<PlayedPod> endpoints(int lane) {
    Optional<Target> program = lane(lane).program();
    boolean becomesReady =
        program.equals(holds) || program.map(conducts).filter(Conduct::becomesReady).isPresent();
    return becomesReady && lane(lane).answers(now)
        ? pods.stream().filter(PlayedPod::ready).toList()
        : List.of();
  }
}
