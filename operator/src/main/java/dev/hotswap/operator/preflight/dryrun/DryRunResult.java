package dev.hotswap.operator.preflight.dryrun;

import java.util.List;

/** What the API server said to one dry run. */
public sealed interface DryRunResult {
  /** Kind and name of the object. */
  String object();

  /** What it warned of, whatever it answered; at most a few sentences. */
  List<String> warnings();

  /** It would be taken. */
  record Accepted(String object, List<String> warnings) implements DryRunResult {
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It would be refused: by validation, or by an admission plugin, policy or webhook.
   *
   * @param sentence what was said, with the field and its value where the API server names them
   */
  record Refused(String object, String sentence, List<String> warnings) implements DryRunResult {
    public Refused {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Nobody knows: a webhook takes no dry runs, or the operator may not ask.
   *
   * @param why what was said
   */
  record Unknown(String object, String why) implements DryRunResult {
    @Override
    public List<String> warnings() {
      return List.of();
    }
  }
}
