package dev.hotswap.testkit.apiserver.admission;

import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.List;

/** All rules that a write has to pass, in order. */
public final class Admission {
  private final List<AdmissionRule> rules;

  /** Admission by these rules. */
  public Admission(List<AdmissionRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Completes the object to be stored and checks it.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 422 with one cause per broken rule
   */
  public void review(Change change) {
    rules.forEach(rule -> rule.fill(change));
    List<Cause> causes = rules.stream().flatMap(rule -> rule.check(change).stream()).toList();
    if (!causes.isEmpty()) {
      throw ApiErrors.invalid(change.type(), change.after().name(), causes);
    }
  }

  /** Values of an object that are of another type than their fields. */
  public List<Mistyped> mistyped(ResourceType type, ApiObject object) {
    return rules.stream().flatMap(rule -> rule.mistyped(type, object).stream()).toList();
  }

  /** Fields of an object that its kind does not declare, as paths. */
  public List<String> undeclared(ResourceType type, ApiObject object) {
    return rules.stream().flatMap(rule -> rule.undeclared(type, object).stream()).toList();
  }
}
