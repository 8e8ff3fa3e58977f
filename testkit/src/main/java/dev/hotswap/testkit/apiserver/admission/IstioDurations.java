package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hotswap.testkit.apiserver.error.Cause;
import java.util.ArrayList;
import java.util.List;

/** Timeouts of a VirtualService are durations; the schema that Istio installs says no more. */
final class IstioDurations implements AdmissionRule {
  private static final String DURATION = "([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+";

  @Override
  public List<Cause> check(Change change) {
    if (!change.writes("networking.istio.io", "virtualservices")) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    JsonNode http = change.after().at("spec", "http");
    for (int i = 0; i < http.size(); i++) {
      JsonNode timeout = http.path(i).path("timeout");
      if (timeout.isTextual() && !timeout.textValue().matches(DURATION)) {
        causes.add(
            Cause.invalid(
                "spec.http[%d].timeout".formatted(i),
                "\"string\"",
                "must be a valid duration greater than 1ms"));
      }
    }
    return causes;
  }
}
