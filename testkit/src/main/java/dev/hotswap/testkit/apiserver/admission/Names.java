package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The syntax of names, labels and annotations. */
final class Names implements AdmissionRule {
  @Override
  public List<Cause> check(Change change) {
    List<Cause> causes = new ArrayList<>();
    ApiObject object = change.after();
    if (change.before().isEmpty()) {
      syntaxOf(change).ifPresent(syntax -> require("metadata.name", object.name(), syntax, causes));
    }
    checkLabels("metadata.labels", object.at("metadata", "labels"), causes);
    checkKeys("metadata.annotations", object.at("metadata", "annotations"), causes);
    if (change.type().group().equals("apps")) {
      JsonNode template = object.at("spec", "template", "metadata", "labels");
      checkLabels("spec.template.labels", template, causes);
    }
    if (List.of("configmaps", "secrets").contains(change.type().qualifiedPlural())) {
      checkData(object.at("data"), causes);
    }
    return causes;
  }

  private static Optional<Syntax> syntaxOf(Change change) {
    return switch (change.type().qualifiedPlural()) {
      case "services" -> Optional.of(Syntax.DNS_1035);
      case "namespaces" -> Optional.of(Syntax.LABEL);
      case String resource when resource.endsWith(".rbac.authorization.k8s.io") -> Optional.empty();
      default -> Optional.of(Syntax.SUBDOMAIN);
    };
  }

  private static void require(String path, String name, Syntax syntax, List<Cause> causes) {
    syntax.complaint(name).ifPresent(why -> causes.add(Cause.invalid(path, quoted(name), why)));
  }

  private static void checkLabels(String path, JsonNode labels, List<Cause> causes) {
    checkKeys(path, labels, causes);
    labels
        .properties()
        .forEach(label -> require(path, label.getValue().asText(), Syntax.LABEL_VALUE, causes));
  }

  private static void checkKeys(String path, JsonNode map, List<Cause> causes) {
    for (var entry : map.properties()) {
      Syntax.keyComplaint(entry.getKey())
          .ifPresent(why -> causes.add(Cause.invalid(path, quoted(entry.getKey()), why)));
    }
  }

  private static void checkData(JsonNode data, List<Cause> causes) {
    for (var entry : data.properties()) {
      require("data[%s]".formatted(entry.getKey()), entry.getKey(), Syntax.DATA_KEY, causes);
    }
  }

  private static String quoted(String value) {
    return "\"" + value + "\"";
  }
}
