package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.resource.ResourceType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields that keep the value with which their object was created. */
final class ImmutableFields implements AdmissionRule {
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "deployments.apps", List.of("spec.selector"),
          "replicasets.apps", List.of("spec.selector"),
          "controllerrevisions.apps", List.of("data"),
          "services", List.of("spec.clusterIP"),
          "endpointslices.discovery.k8s.io", List.of("addressType"),
          "rolebindings.rbac.authorization.k8s.io", List.of("roleRef"),
          "clusterrolebindings.rbac.authorization.k8s.io", List.of("roleRef"),
          "secrets", List.of("type"));

  @Override
  public List<Cause> check(Change change) {
    if (change.before().isEmpty() || !change.subresource().isEmpty()) {
      return List.of();
    }
    ApiObject before = change.before().get();
    List<Cause> causes = new ArrayList<>();
    for (String field : FIELDS.getOrDefault(change.type().qualifiedPlural(), List.of())) {
      JsonNode now = at(change.after(), field);
      if (differs(change.type(), at(before, field), now)) {
        causes.add(Cause.invalid(field, Json.text(now), "field is immutable"));
      }
    }
    if (change.writes("", "pods") && !Json.same(fixed(before), fixed(change.after()))) {
      causes.add(
          Cause.forbidden(
              "spec",
              "pod updates may not change fields other than `spec.containers[*].image`,"
                  + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                  + "`spec.tolerations` (only additions to existing tolerations),"
                  + "`spec.terminationGracePeriodSeconds`"));
    }
    return causes;
  }

  private static boolean differs(ResourceType type, JsonNode before, JsonNode now) {
    return type.has(Trait.RAW_DATA)
        ? !Json.text(before).equals(Json.text(now))
        : !Json.same(before, now);
  }

  private static JsonNode at(ApiObject object, String path) {
    JsonNode value = object.at(path.split("\\.", -1));
    return value.isMissingNode() ? Json.object().nullNode() : value;
  }

  /** A pod's spec without what may change. */
  private static ObjectNode fixed(ApiObject pod) {
    ObjectNode spec = Json.child(pod.json().deepCopy(), "spec");
    spec.remove(List.of("activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds"));
    PodSpecs.containers(new PodSpecs.Located("spec", spec))
        .forEach(container -> container.spec().remove("image"));
    return spec;
  }
}
