package dev.hotswap.testkit.apiserver.admission;

import dev.hotswap.testkit.apiserver.error.Cause;
import java.util.ArrayList;
import java.util.List;

/** An object that is being deleted gets no new finalizers. */
final class FinalizersOfTheDying implements AdmissionRule {
  @Override
  public List<Cause> check(Change change) {
    if (change.before().isEmpty() || !change.before().get().deleting()) {
      return List.of();
    }
    List<String> added = new ArrayList<>(change.after().finalizers());
    added.removeAll(change.before().get().finalizers());
    return added.isEmpty()
        ? List.of()
        : List.of(
            Cause.forbidden(
                "metadata.finalizers",
                "no new finalizers can be added if the object is being deleted, found new"
                    + " finalizers "
                    + added));
  }
}
