package dev.hotswap.operator.report;

import dev.hotswap.core.plan.BackendId;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.state.EventName;
import dev.hotswap.operator.kube.Names;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The object beside the release that an Event is about: the Deployment of the version's slot. */
final class Related {
  /** What happens to the pods of a version, or because of them. */
  private static final Set<EventName> OF_ITS_PODS =
      EnumSet.of(
          EventName.CANDIDATE_STARTED,
          EventName.CANDIDATE_READY,
          EventName.SWITCH_STARTED,
          EventName.SWITCH_CONFIRMED,
          EventName.STEP_PASSED,
          EventName.STEP_HELD,
          EventName.BREACH_DETECTED,
          EventName.ROLLBACK_STARTED,
          EventName.TRAFFIC_RESTORED,
          EventName.PROMOTION_FINISHED,
          EventName.DRAIN_FORCED,
          EventName.ADOPTION_FINISHED);

  private Related() {}

  static Optional<ObjectReference> to(Subject subject, EventName event) {
    return subject
        .backend()
        .flatMap(BackendId::slot)
        .filter(slot -> OF_ITS_PODS.contains(event))
        .map(slot -> deployment(subject, slot));
  }

  private static ObjectReference deployment(Subject subject, Slot slot) {
    return new ObjectReferenceBuilder()
        .withApiVersion("apps/v1")
        .withKind("Deployment")
        .withNamespace(subject.release().namespace())
        .withName(new Names(subject.release().name()).slot(slot))
        .build();
  }
}
