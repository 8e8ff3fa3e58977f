package dev.hotswap.operator.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One verb on one resource, of those that the operator ships with. */
record Right(String verb, String group, String resource) {
  private static final Set<String> LATE =
      Set.of("tlsroutes", "tcproutes", "customresourcedefinitions");
  private static final Right WHERE_A_POD_IS_NOT_SET_UP = new Right("list", "", "events");

  /** What only a restore from a backup needs. */
  private static final Set<Right> RESTORE =
      Set.of(
          new Right("patch", "apps", "controllerrevisions"),
          new Right("delete", "", "services"),
          new Right("delete", "policy", "poddisruptionbudgets"));

  private static final Path ROLE = Path.of("deploy", "clusterrole.yaml");

  /** All of them. */
  static List<Right> shipped() {
    try {
      JsonNode rules = new YAMLMapper().readTree(ROLE.toFile()).path("rules");
      return items(rules).map(PolicyRule::read).flatMap(Right::each).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that a release needs in a cluster without the kinds that may be installed later. */
  static List<Right> needed() {
    return shipped().stream()
        .filter(right -> !LATE.contains(right.resource()))
        .filter(right -> !right.equals(WHERE_A_POD_IS_NOT_SET_UP))
        .filter(right -> !RESTORE.contains(right))
        .toList();
  }

  private static Stream<Right> each(PolicyRule rule) {
    return rule.apiGroups().stream()
        .flatMap(
            group ->
                rule.resources().stream()
                    .flatMap(
                        resource ->
                            rule.verbs().stream().map(verb -> new Right(verb, group, resource))));
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** Whether people who read this know which right is missing. */
  boolean isNamedIn(String text) {
    String kind = resource.contains("/") ? resource.substring(0, resource.indexOf('/')) : resource;
    return text.contains(verb)
        && text.contains(kind)
        && (text.contains("cannot") || text.contains("may not"));
  }

  PolicyRule rule() {
    return new PolicyRule(List.of(verb), List.of(group), List.of(resource), List.of());
  }

  @Override
  public String toString() {
    return verb + " " + resource;
  }
}
