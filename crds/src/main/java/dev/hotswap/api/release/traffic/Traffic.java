package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How requests reach the release. */
@Wire
public record Traffic(
    @JsonPropertyDescription("Routes that carry the weights. All shift together.")
        @Required
        @Size(min = 1, max = 8)
        List<Route> routes,
    @JsonPropertyDescription(
            "Lets the gateway leave a pod alone for a while that does not take connections: one"
                + " Istio DestinationRule a slot. A version's answers never count, or its errors"
                + " would be hidden from the analysis. Off where it is left out.")
        @Nullable OutlierDetection outlierDetection) {
  public Traffic {
    routes = Absent.or(routes);
  }
}
