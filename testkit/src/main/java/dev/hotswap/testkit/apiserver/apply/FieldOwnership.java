package dev.hotswap.testkit.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.apply.FieldOwner.Operation;
import dev.hotswap.testkit.apiserver.error.ApiErrors;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Field ownership as structured-merge-diff defines it (KEP-555): an apply owns exactly what it
 * names, any other write owns what it changes.
 *
 * @param schema the merge rules of the kind
 * @param manager name of the writer
 * @param apiVersion the version it writes in
 * @param subresource where it writes, empty for the object itself
 * @param now the time of new ownership, as RFC 3339 text
 */
public record FieldOwnership(
    MergeSchema schema, String manager, String apiVersion, String subresource, String now) {

  /** Records in the new object who owns what after a write that is not an apply. */
  public void update(ApiObject before, ApiObject after) {
    FieldOwner owner = owner(Operation.UPDATE);
    ManagedFields old = ManagedFields.of(before);
    Fields.Difference difference =
        Fields.between(schema, OwnedPart.of(before), OwnedPart.of(after));
    FieldSet lost = difference.changed().union(difference.removed());
    FieldSet mine = old.of(owner).union(difference.changed()).minus(difference.removed());
    old.takenFromOthers(owner, lost).with(owner, mine).writeTo(after, old, now);
  }

  /**
   * The live object after an apply of a configuration.
   *
   * @param live the object before; an empty one when it does not exist yet
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 409 when others own what would change
   *     and {@code force} is not set
   */
  public ApiObject apply(ApiObject live, ApiObject config, boolean force) {
    FieldOwner owner = owner(Operation.APPLY);
    ManagedFields old = ManagedFields.of(live);
    ObjectNode wanted = OwnedPart.of(config);
    JsonNode merged = Merge.over(schema, live.json(), config.json());
    FieldSet changed =
        Fields.between(
                schema, OwnedPart.of(live), OwnedPart.of(new ApiObject(Json.asObject(merged))))
            .changed();
    ManagedFields disputed = old.othersOwning(owner, changed);
    if (!disputed.owners().isEmpty() && !force) {
      throw conflict(disputed);
    }
    FieldSet mine = wanted.isEmpty() ? FieldSet.EMPTY : Fields.of(schema, wanted);
    ManagedFields owners = old.takenFromOthers(owner, changed).with(owner, mine);
    JsonNode result = Prune.of(schema, merged, old.of(owner), owners.all());
    ApiObject object = new ApiObject(Json.asObject(result));
    owners.writeTo(object, old, now);
    return object;
  }

  private FieldOwner owner(Operation operation) {
    return new FieldOwner(manager, operation, apiVersion, subresource);
  }

  private static RuntimeException conflict(ManagedFields disputed) {
    List<Cause> causes = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    disputed
        .owners()
        .forEach(
            (owner, fields) -> {
              String sentence = "conflict with " + owner.quoted();
              lines.add("conflicts with " + owner.quoted() + ":");
              for (String path : fields.paths()) {
                causes.add(new Cause("FieldManagerConflict", path, sentence));
                lines.add("- " + path);
              }
            });
    String message =
        causes.size() == 1
            ? "Apply failed with 1 conflict: %s: %s"
                .formatted(causes.getFirst().message(), causes.getFirst().field())
            : "Apply failed with %d conflicts: %s"
                .formatted(causes.size(), String.join("\n", lines));
    return ApiErrors.applyConflict(message, causes);
  }
}
