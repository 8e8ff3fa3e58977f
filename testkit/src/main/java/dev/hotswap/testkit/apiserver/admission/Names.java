package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The syntax of names, labels and annotations (RFC 1123, RFC 1035). */
final class Names implements AdmissionRule {
  private static final Pattern DNS_1123_SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern DNS_1123_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern DNS_1035_LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern QUALIFIED =
      Pattern.compile("([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
  private static final String LABEL_RULE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character, and be at most 63"
          + " characters";

  @Override
  public List<Cause> check(Change change) {
    List<Cause> causes = new ArrayList<>();
    if (change.before().isEmpty()) {
      checkName(change, causes);
    }
    ApiObject object = change.after();
    checkLabels("metadata.labels", object.at("metadata", "labels"), causes);
    checkKeys("metadata.annotations", object.at("metadata", "annotations"), causes);
    JsonNode template = object.at("spec", "template", "metadata", "labels");
    if (change.type().group().equals("apps")) {
      checkLabels("spec.template.labels", template, causes);
    }
    return causes;
  }

  private static void checkName(Change change, List<Cause> causes) {
    String name = change.after().name();
    switch (change.type().qualifiedPlural()) {
      case "services" ->
          require(name, DNS_1035_LABEL, 63, "a DNS-1035 label must consist of lower case", causes);
      case "namespaces" ->
          require(name, DNS_1123_LABEL, 63, "a lowercase RFC 1123 label must consist of", causes);
      case String resource when resource.endsWith(".rbac.authorization.k8s.io") -> {}
      default ->
          require(
              name,
              DNS_1123_SUBDOMAIN,
              253,
              "a lowercase RFC 1123 subdomain must consist of lower case",
              causes);
    }
  }

  private static void require(
      String name, Pattern syntax, int length, String rule, List<Cause> causes) {
    if (name.length() > length) {
      causes.add(
          Cause.invalid(
              "metadata.name",
              quoted(name),
              "must be no more than %d characters".formatted(length)));
    } else if (!syntax.matcher(name).matches()) {
      String why = "%s alphanumeric characters or '-' (regex '%s')".formatted(rule, syntax);
      causes.add(Cause.invalid("metadata.name", quoted(name), why));
    }
  }

  private static void checkLabels(String path, JsonNode labels, List<Cause> causes) {
    checkKeys(path, labels, causes);
    labels
        .properties()
        .forEach(
            label -> {
              if (!LABEL_VALUE.matcher(label.getValue().asText()).matches()) {
                causes.add(Cause.invalid(path, quoted(label.getValue().asText()), LABEL_RULE));
              }
            });
  }

  private static void checkKeys(String path, JsonNode map, List<Cause> causes) {
    map.properties()
        .forEach(
            entry -> {
              if (!QUALIFIED.matcher(entry.getKey()).matches()) {
                causes.add(
                    Cause.invalid(
                        path, quoted(entry.getKey()), "name part must be a qualified name"));
              }
            });
  }

  private static String quoted(String value) {
    return "\"" + value + "\"";
  }
}
