package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** A kind of object that says when a gateway leaves a pod of a slot alone. */
public interface EjectionKind {
  /** The class of its objects, annotated with group, version, kind and plural. */
  Class<? extends HasMetadata> type();

  /** The whole object of a slot; every field is Hotswap's. */
  HasMetadata render(Owner owner, Slot slot, Ejection ejection);
}
