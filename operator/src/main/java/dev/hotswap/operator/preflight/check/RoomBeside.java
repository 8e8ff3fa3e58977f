package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.capacity.Exclusion;
import dev.hotswap.operator.preflight.capacity.NodeCapacity;
import dev.hotswap.operator.preflight.capacity.SchedulableNodes;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where pods must not share a node (a host port, a required anti-affinity), the pool has nodes
 * enough for the candidate beside what runs: otherwise its pods wait for room that stable's never
 * give.
 */
final class RoomBeside implements Check {
  private static final int NAMED = 3;

  @Override
  public List<Problem> of(Facts facts) {
    CandidateRequest wish = facts.wish();
    List<NodeCapacity> rooms =
        SchedulableNodes.nodes(wish, facts.cluster().nodes()).stream()
            .map(node -> NodeCapacity.of(node, facts.cluster().pods(), wish))
            .toList();
    if (rooms.isEmpty() || wish.pods() == 0) {
      return List.of();
    }
    List<NodeCapacity> open = SchedulableNodes.open(wish, rooms);
    return open.isEmpty()
        ? List.of(keptAway(wish, rooms))
        : Exclusion.of(wish).stream()
            .flatMap(exclusion -> tooFew(exclusion, wish, open).stream())
            .toList();
  }

  private static Optional<Problem> tooFew(
      Exclusion exclusion, CandidateRequest wish, List<NodeCapacity> rooms) {
    int places = exclusion.places(rooms, wish.pods());
    return places >= wish.pods()
        ? Optional.empty()
        : Optional.of(
            Reason.ONE_POD_PER_NODE.because(
                exclusion.field()
                    + " allows one such pod per "
                    + exclusion.placeName()
                    + ": beside what runs, the pool has room for "
                    + places
                    + " of the candidate's "
                    + wish.pods()
                    + taken(exclusion, rooms)
                    + "; "
                    + exclusion.remedy()
                    + ", or add nodes"));
  }

  private static String taken(Exclusion exclusion, List<NodeCapacity> rooms) {
    String pods =
        names(
            rooms.stream()
                .flatMap(room -> room.running().stream())
                .filter(exclusion::by)
                .map(pod -> pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName())
                .toList());
    return pods.isEmpty() ? "" : " (taken by " + pods + ")";
  }

  private static Problem keptAway(CandidateRequest wish, List<NodeCapacity> rooms) {
    return Reason.ONE_POD_PER_NODE.because(
        "pods that run on "
            + names(rooms.stream().map(room -> room.node().getMetadata().getName()).toList())
            + " have a required podAntiAffinity that selects the candidate's, so that none of its "
            + wish.pods()
            + " finds a node: give the candidate other labels than that selects, or add nodes");
  }

  private static String names(List<String> all) {
    Stream<String> more =
        all.size() > NAMED ? Stream.of((all.size() - NAMED) + " more") : Stream.empty();
    return Stream.concat(all.stream().limit(NAMED), more).collect(Collectors.joining(", "));
  }
}
