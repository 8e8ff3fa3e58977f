package dev.hotswap.operator.simulation;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What holds for every change of the cluster. Numbers are those of the design. */
enum WriteLaw {
  /** Invariant 1. */
  WEIGHTS_SUM_TO_100,
  /** Invariant 2. */
  NO_WEIGHT_RISES_TO_A_SLOT_WITH_NOTHING_READY,
  /** Invariant 11: nothing is written that says what is there already. */
  STATUS_IS_WRITTEN_ONLY_WHEN_IT_DIFFERS,
  /** Invariant 13. */
  AT_MOST_TWO_VERSIONS_EXIST,
  /** Invariant 15. */
  A_SLOT_WITH_PODS_IS_NEVER_RENDERED_ANEW,
  /**
   * Fencing: persist first, then write; an operator that was replaced writes no route any more.
   * Only where status is refused a route goes back without it, and says so.
   */
  A_ROUTE_SAYS_WHAT_STATUS_SAYS;

  private static final Set<String> BOOKKEEPING = Set.of("resourceVersion", "managedFields");

  /** What breaks this law in one change, in words. */
  Optional<String> broken(Change change) {
    return switch (this) {
      case WEIGHTS_SUM_TO_100 -> sum(change);
      case NO_WEIGHT_RISES_TO_A_SLOT_WITH_NOTHING_READY -> rises(change);
      case STATUS_IS_WRITTEN_ONLY_WHEN_IT_DIFFERS -> differs(change);
      case AT_MOST_TWO_VERSIONS_EXIST -> versions(change);
      case A_SLOT_WITH_PODS_IS_NEVER_RENDERED_ANEW -> rendered(change);
      case A_ROUTE_SAYS_WHAT_STATUS_SAYS -> remembered(change);
    };
  }

  private static Optional<String> sum(Change change) {
    return route(change)
        .filter(route -> Shadow.sum(route) != 100)
        .map(route -> "the weights sum to " + Shadow.sum(route));
  }

  private static Optional<String> rises(Change change) {
    return route(change)
        .flatMap(
            route ->
                Arrays.stream(Slot.values())
                    .filter(
                        slot ->
                            change.dead(slot)
                                && Arrays.stream(Slot.values()).anyMatch(change::alive))
                    .filter(slot -> weight(route, slot) > change.before().weight(slot).orElse(0))
                    .map(slot -> "%s rises to %d".formatted(slot, weight(route, slot)))
                    .findFirst());
  }

  private static Optional<String> differs(Change change) {
    return change
        .byMachine()
        .filter(after -> change.of(Shadow.RELEASES))
        .filter(after -> change.entry().before().map(b -> same(b, after)).orElse(false))
        .map(after -> "status was written although it said the same: " + after.at("status"));
  }

  private static boolean same(ApiObject before, ApiObject after) {
    return news(before).json().equals(news(after).json());
  }

  private static ApiObject news(ApiObject object) {
    ApiObject copy = object.copy();
    copy.metadata().remove(BOOKKEEPING);
    return copy;
  }

  private static Optional<String> versions(Change change) {
    return change.of(Shadow.PODS) && change.before().versions().size() > 2
        ? Optional.of("pods run " + change.before().versions())
        : Optional.empty();
  }

  private static Optional<String> rendered(Change change) {
    return change
        .byMachine()
        .filter(after -> change.of(Shadow.DEPLOYMENTS))
        .filter(
            after ->
                change
                    .entry()
                    .before()
                    .filter(b -> !template(b).equals(template(after)))
                    .isPresent())
        .flatMap(
            after ->
                Arrays.stream(Slot.values())
                    .filter(slot -> after.name().endsWith("-" + slot.suffix()))
                    .filter(slot -> change.before().pods(slot).findAny().isPresent())
                    .map(slot -> "slot %s got another template".formatted(slot))
                    .findFirst());
  }

  private static String template(ApiObject deployment) {
    return deployment.at("spec", "template").toString();
  }

  private static Optional<String> remembered(Change change) {
    return route(change)
        .filter(route -> !change.rivals() && !change.madeInSleep())
        .filter(route -> weight(route, Slot.A) != change.before().remembered(Slot.A).orElse(-1))
        .filter(route -> !goesBackUntold(change, route))
        .map(
            route ->
                "slot a gets %d, and status says %s"
                    .formatted(weight(route, Slot.A), change.before().remembered(Slot.A)));
  }

  /** Where status is refused, a route may send all back to what serves: it says so itself. */
  private static boolean goesBackUntold(Change change, ApiObject route) {
    return route.annotations().containsKey(Labels.WENT_BACK)
        && change.before().stable().filter(slot -> weight(route, slot) == 100).isPresent();
  }

  private static Optional<ApiObject> route(Change change) {
    return change.byMachine().filter(after -> change.of(Shadow.ROUTES)).filter(r -> !r.deleting());
  }

  private static int weight(ApiObject route, Slot slot) {
    OptionalInt weight = Shadow.weight(route, slot);
    return weight.orElse(0);
  }
}
