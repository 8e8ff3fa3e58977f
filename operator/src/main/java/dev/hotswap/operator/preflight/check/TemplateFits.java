package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.workload.windows.TemplateConflict;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import java.util.List;

/** Nothing in the template is against what Windows pods and slots have to be. */
final class TemplateFits implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    return new WindowsTemplate(facts.wish().pool(), facts.wish().drain())
        .conflicts(facts.wish().template()).stream()
            .map(conflict -> reason(conflict.kind()).because(conflict.sentence()))
            .toList();
  }

  private static Reason reason(TemplateConflict.Kind kind) {
    return switch (kind) {
      case LINUX_ONLY -> Reason.LINUX_ONLY_FIELD;
      case OTHER_NODES -> Reason.OTHER_NODES;
      case MESH_PROXY -> Reason.MESH_PROXY;
      case RESERVED_KEY -> Reason.RESERVED_KEY;
      case NOT_A_SERVICE -> Reason.NOT_A_SERVICE;
      case GRACE_TOO_SHORT -> Reason.GRACE_TOO_SHORT;
    };
  }
}
