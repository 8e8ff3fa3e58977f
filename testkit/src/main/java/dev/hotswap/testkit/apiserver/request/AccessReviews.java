package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.access.Action;
import dev.hotswap.testkit.apiserver.access.Rbac;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.Optional;

/** Questions that everybody may ask about their own rights. */
final class AccessReviews {
  private final Rbac rbac;

  AccessReviews(Rbac rbac) {
    this.rbac = rbac;
  }

  /** The answer to a review; empty when the request is none. */
  Optional<Reply> answer(ApiCall call) {
    boolean review =
        call.route().group().equals("authorization.k8s.io") && call.verb().equals("create");
    if (!review) {
      return Optional.empty();
    }
    return switch (call.route().plural()) {
      case "selfsubjectrulesreviews" -> Optional.of(rules(call));
      case "selfsubjectaccessreviews" -> Optional.of(access(call));
      default -> Optional.empty();
    };
  }

  private Reply rules(ApiCall call) {
    ApiObject review = call.body().object("SelfSubjectRulesReview");
    String namespace = review.at("spec", "namespace").asText();
    ObjectNode status = Json.child(review.json(), "status");
    ArrayNode rules = status.putArray("resourceRules");
    rbac.rulesOf(call.user(), namespace).forEach(rule -> rules.add(rule.toJson()));
    status.putArray("nonResourceRules");
    status.put("incomplete", false);
    return Reply.created(review);
  }

  private Reply access(ApiCall call) {
    ApiObject review = call.body().object("SelfSubjectAccessReview");
    JsonNode asked = review.at("spec", "resourceAttributes");
    Action action =
        new Action(
            asked.path("verb").asText(),
            asked.path("group").asText(),
            asked.path("resource").asText(),
            asked.path("subresource").asText(),
            asked.path("namespace").asText(),
            asked.path("name").asText());
    Json.child(review.json(), "status").put("allowed", rbac.allows(call.user(), action));
    return Reply.created(review);
  }
}
