package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What an object may say about its owners, and about what holds it. */
final class OwnersAndFinalizers implements AdmissionRule {
  private static final List<String> STANDARD =
      List.of("orphan", "foregroundDeletion", "kubernetes");
  private static final String OWNERS = "metadata.ownerReferences";

  @Override
  public List<Cause> check(Change change) {
    List<Cause> causes = new ArrayList<>();
    List<String> controllers = new ArrayList<>();
    JsonNode owners = change.after().at("metadata", "ownerReferences");
    for (JsonNode owner : owners) {
      for (String field : List.of("kind", "name", "uid")) {
        if (owner.path(field).asText().isEmpty()) {
          causes.add(Cause.invalid(OWNERS + "." + field, "\"\"", "must not be empty"));
        }
      }
      if (owner.path("controller").asBoolean()) {
        controllers.add(owner.path("kind").asText() + "/" + owner.path("name").asText());
      }
    }
    if (controllers.size() > 1) {
      causes.add(
          Cause.invalid(
              OWNERS,
              Json.text(owners),
              ("Only one reference can have Controller set to true. Found \"true\" in references"
                      + " for %s and %s")
                  .formatted(controllers.getFirst(), controllers.get(1))));
    }
    causes.addAll(finalizers(change.after()));
    return causes;
  }

  private static List<Cause> finalizers(ApiObject object) {
    List<Cause> causes = new ArrayList<>();
    List<String> finalizers = object.finalizers();
    for (int i = 0; i < finalizers.size(); i++) {
      String finalizer = finalizers.get(i);
      if (!finalizer.contains("/") && !STANDARD.contains(finalizer)) {
        causes.add(
            Cause.invalid(
                "metadata.finalizers[%d]".formatted(i),
                "\"" + finalizer + "\"",
                "name is neither a standard finalizer name nor is it fully qualified"));
      }
    }
    return causes;
  }
}
