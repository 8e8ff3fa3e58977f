package dev.hotswap.testkit.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.BuiltInTypes;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.store.ObjectKey;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Role-based access control from the stored roles and bindings, and from rights given in code. */
public final class Rbac {
  private final ObjectStore store;
  private final Map<String, List<PolicyRule>> granted = new ConcurrentHashMap<>();

  /** Access control of a cluster. */
  public Rbac(ObjectStore store) {
    this.store = store;
  }

  /** Gives a user rights in the whole cluster without any Role object. */
  public void grant(User user, List<PolicyRule> rules) {
    granted.computeIfAbsent(user.name(), name -> new CopyOnWriteArrayList<>()).addAll(rules);
  }

  /** Whether a user may do something. */
  public boolean allows(User user, Action action) {
    return user.groups().contains(User.MASTERS)
        || rulesOf(user, action.namespace()).stream().anyMatch(rule -> rule.covers(action));
  }

  /** All rights of a user in a namespace (empty: those that hold everywhere). */
  public List<PolicyRule> rulesOf(User user, String namespace) {
    List<PolicyRule> rules = new ArrayList<>(granted.getOrDefault(user.name(), List.of()));
    if (user.groups().contains(User.MASTERS)) {
      rules.add(new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of()));
    }
    addBound(rules, user, BuiltInTypes.CLUSTER_ROLE_BINDINGS, "");
    if (!namespace.isEmpty()) {
      addBound(rules, user, BuiltInTypes.ROLE_BINDINGS, namespace);
    }
    return rules;
  }

  private void addBound(
      List<PolicyRule> rules, User user, ResourceType bindings, String namespace) {
    for (ApiObject binding : store.list(bindings, namespace).objects()) {
      if (names(binding, user)) {
        role(binding)
            .ifPresent(role -> role.at("rules").forEach(rule -> rules.add(PolicyRule.read(rule))));
      }
    }
  }

  private Optional<ApiObject> role(ApiObject binding) {
    String name = binding.at("roleRef", "name").asText();
    boolean clusterWide = binding.at("roleRef", "kind").asText().equals("ClusterRole");
    return store.get(
        clusterWide
            ? ObjectKey.of(BuiltInTypes.CLUSTER_ROLES, "", name)
            : ObjectKey.of(BuiltInTypes.ROLES, binding.namespace(), name));
  }

  private static boolean names(ApiObject binding, User user) {
    return Json.stream(binding.at("subjects")).anyMatch(subject -> is(subject, user));
  }

  private static boolean is(JsonNode subject, User user) {
    String name = subject.path("name").asText();
    return switch (subject.path("kind").asText()) {
      case "User" -> user.name().equals(name);
      case "Group" -> user.groups().contains(name);
      case "ServiceAccount" ->
          user.name().equals(User.serviceAccount(subject.path("namespace").asText(), name).name());
      default -> false;
    };
  }
}
