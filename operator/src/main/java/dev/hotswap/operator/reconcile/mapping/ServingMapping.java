package dev.hotswap.operator.reconcile.mapping;

import dev.hotswap.api.release.status.Host;
import dev.hotswap.api.release.status.Retained;
import dev.hotswap.api.release.status.Serving;
import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Revision;
import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Target;
import java.util.Optional;

/** What serves and what is kept warm, both ways. */
final class ServingMapping {
  private ServingMapping() {}

  static Serving write(dev.hotswap.core.release.state.Serving serving) {
    return new Serving(
        serving.target().revision().hash(),
        StatusLimits.word(serving.target().version()),
        serving.backend().text(),
        serving.host().map(ServingMapping::write).orElse(null),
        StatusLimits.images(serving.images()),
        serving.routes().map(RouteRevision::hash).orElse(null));
  }

  static dev.hotswap.core.release.state.Serving read(Serving serving) {
    return new dev.hotswap.core.release.state.Serving(
        new Target(new Revision(serving.revision()), serving.version()),
        BackendId.of(serving.backend()),
        Optional.ofNullable(serving.host()).map(ServingMapping::read),
        serving.images(),
        Optional.ofNullable(serving.routes()).map(RouteRevision::new));
  }

  static Retained write(dev.hotswap.core.release.state.Retained retained, FrozenPolicies policies) {
    return new Retained(
        write(retained.serving()),
        retained.until(),
        retained.plan().map(policies::of).orElse(null));
  }

  static dev.hotswap.core.release.state.Retained read(Retained retained) {
    return new dev.hotswap.core.release.state.Retained(
        read(retained.serving()),
        retained.until(),
        Optional.ofNullable(retained.policy()).map(FrozenPolicies::plan));
  }

  private static Host write(Target host) {
    return new Host(host.revision().hash(), StatusLimits.word(host.version()));
  }

  private static Target read(Host host) {
    return new Target(new Revision(host.revision()), host.version());
  }
}
