package dev.hotswap.testkit.apiserver.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.error.RequestErrors;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import dev.hotswap.testkit.apiserver.read.Selection;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import dev.hotswap.testkit.apiserver.write.DeleteOptions;
import dev.hotswap.testkit.apiserver.write.Deletion;
import dev.hotswap.testkit.apiserver.write.Target;
import dev.hotswap.testkit.apiserver.write.Verbs;
import java.util.List;

/** Deletes, of one object or of a collection. */
final class Deleting {
  private final Verbs verbs;
  private final Reading reading;

  Deleting(Verbs verbs, Reading reading) {
    this.verbs = verbs;
    this.reading = reading;
  }

  Reply delete(ApiCall call, Target target) {
    Deletion.Outcome outcome = verbs.deletion().delete(target, options(call));
    if (!outcome.gone() || target.type().plural().equals("pods")) {
      return Reply.ok(outcome.object());
    }
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    ObjectNode details = status.put("status", "Success").putObject("details");
    details.put("name", target.name());
    if (!target.type().group().isEmpty()) {
      details.put("group", target.type().group());
    }
    details.put("kind", target.type().plural()).put("uid", outcome.object().uid());
    return new Reply.Document(200, status);
  }

  Reply deleteCollection(ApiCall call, ResourceType type) {
    Selection selection = Reading.selection(call, type);
    DeleteOptions options = options(call);
    List<ApiObject> selected =
        verbs.backend().store().list(type, selection.namespace()).objects().stream()
            .filter(selection::matches)
            .toList();
    for (ApiObject object : selected) {
      verbs.deletion().delete(Target.of(type, object.namespace(), object.name()), options);
    }
    return reading.listOf(selection, selected);
  }

  /** Options stand in the body or in the query. */
  private static DeleteOptions options(ApiCall call) {
    ObjectNode options = Json.asObject(call.body().options()).deepCopy();
    String policy = call.http().parameter("propagationPolicy");
    if (!policy.isEmpty()) {
      options.put("propagationPolicy", policy);
    }
    String grace = call.http().parameter("gracePeriodSeconds");
    if (grace.matches("\\d{1,18}")) {
      options.put("gracePeriodSeconds", Long.parseLong(grace));
    }
    String dryRun = call.http().parameter("dryRun");
    if (!dryRun.isEmpty()) {
      options.putArray("dryRun").add(dryRun);
    }
    return DeleteOptions.read(checked(options));
  }

  private static ObjectNode checked(ObjectNode options) {
    String policy = options.path("propagationPolicy").asText();
    if (!policy.isEmpty() && options.has("orphanDependents")) {
      throw refused(
          Cause.invalid(
              "propagationPolicy",
              "\"" + policy + "\"",
              "orphanDependents and deletionPropagation cannot be both set"));
    }
    if (!List.of("", "Foreground", "Background", "Orphan").contains(policy)) {
      throw refused(
          Cause.unsupported(
              "propagationPolicy",
              "\"" + policy + "\"",
              "\"Foreground\", \"Background\", \"Orphan\", \"nil\""));
    }
    List<String> dryRun = Json.strings(options.path("dryRun"));
    if (!dryRun.isEmpty() && !dryRun.equals(List.of("All"))) {
      throw refused(Cause.unsupported("dryRun", Json.text(options.path("dryRun")), "\"All\""));
    }
    return options;
  }

  private static RuntimeException refused(Cause cause) {
    return RequestErrors.invalidOptions("DeleteOptions", cause);
  }
}
