package dev.hotswap.operator.workload.slot;

import dev.hotswap.core.plan.Target;
import dev.hotswap.operator.kube.Applied;
import dev.hotswap.operator.workload.windows.TemplateConflict;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;

/** What became of a slot. */
public sealed interface SlotOutcome {
  /** Nothing had to be done. */
  record AsDesired() implements SlotOutcome {}

  /** A request was made. */
  record Sent(Applied<Deployment> result) implements SlotOutcome {}

  /** Something else still runs here; it is asked again once that is gone. */
  record Occupied(String by) implements SlotOutcome {}

  /** The snapshot with the template is gone, so the slot cannot be written. */
  record NoTemplate(Target target) implements SlotOutcome {}

  /** The template is no pod template. */
  record Unreadable(String sentence) implements SlotOutcome {}

  /** The template cannot run on Windows as it is. */
  record Refused(List<TemplateConflict> conflicts) implements SlotOutcome {
    public Refused {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Why the slot is not as desired, in one sentence; empty when it is. */
  default Optional<String> trouble() {
    return switch (this) {
      case AsDesired() -> Optional.empty();
      case Sent(Applied<Deployment> result) -> result.trouble();
      case Occupied(String by) -> Optional.of("the slot still holds " + by);
      case NoTemplate(Target target) ->
          Optional.of(
              "the template of "
                  + target.version()
                  + " (ControllerRevision of revision "
                  + target.revision()
                  + ") is gone: apply that version again");
      case Unreadable(String sentence) -> Optional.of(sentence);
      case Refused(List<TemplateConflict> conflicts) ->
          conflicts.stream().findFirst().map(TemplateConflict::sentence);
    };
  }
}
