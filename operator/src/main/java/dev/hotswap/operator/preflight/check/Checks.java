package dev.hotswap.operator.preflight.check;

import java.util.List;

/** All checks, in the order in which people want to read what is wrong. */
public final class Checks {
  /** The list; a new check is added here. */
  public static final List<Check> ALL =
      List.of(
          new TemplateFits(),
          new Probes(),
          new Containers(),
          new TargetsNamed(),
          new GraceCoversDrain(),
          new NodesMatch(),
          new PoolCapacity(),
          new RoomBeside(),
          new TargetPorts(),
          new NamesFree(),
          new ForeignSelectors(),
          new ClaimsAllowed(),
          new DestinationsAllowed(),
          new ForeignSenders(),
          new ForeignDestinationRules(),
          new TakenByApiServer(),
          new EverythingRead(),
          new EverythingSeen());

  private Checks() {}
}
