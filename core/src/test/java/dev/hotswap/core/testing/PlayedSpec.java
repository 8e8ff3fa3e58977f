package dev.hotswap.core.testing;

import dev.hotswap.core.plan.Plan;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import dev.hotswap.core.release.input.Command;
import dev.hotswap.core.release.input.Intent;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What people ask for in a played story: the release's spec, its policy, its command. */
final class PlayedSpec {
  private Target target;
  private RouteRevision routes;
  private Plan plan;
  private boolean policyThere = true;
  private int replicas;
  private boolean paused;
  private boolean deleting;
  private int tokens;
  private Optional<Command> command = Optional.empty();

  PlayedSpec(Target target, Plan plan, int replicas) {
    this.target = target;
    this.routes = PlayedPorts.form(target, false, 0, false);
    this.plan = plan;
    this.replicas = replicas;
  }

  /** The target that people call by this version. */
  static Target target(String version) {
    String hash = version.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return new Target(new Revision("r" + hash), version);
  }

  Intent intent() {
    return new Intent(
        target,
        routes,
        policyThere ? Optional.of(plan) : Optional.empty(),
        replicas,
        paused,
        deleting,
        command);
  }

  /** Another version; a port that it does not have is named no more: admission sees to that. */
  void commit(Target next) {
    target = next;
    if (!PlayedPorts.has(next.revision(), routes)) {
      routes = PlayedPorts.form(next, true, 0, PlayedPorts.refuses(routes));
    }
  }

  void routes(boolean own, int rules, boolean refused) {
    routes = PlayedPorts.form(target, own, rules, refused);
  }

  void plan(Plan next) {
    plan = next;
  }

  Plan plan() {
    return plan;
  }

  void policyThere(boolean there) {
    policyThere = there;
  }

  void replicas(int count) {
    replicas = count;
  }

  void paused(boolean on) {
    paused = on;
  }

  void deleting() {
    deleting = true;
  }

  void ask(Command.Verb verb, Revision revision, OptionalInt step) {
    command = Optional.of(new Command(verb, revision, step, "t" + tokens++));
  }
}
