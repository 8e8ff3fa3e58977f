package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** How requests reach the release. */
@Wire
public record Traffic(
    @JsonPropertyDescription("Routes that carry the weights. All shift together.")
        @Required
        @Size(min = 1, max = 8)
        List<Route> routes) {
  public Traffic {
    routes = Absent.or(routes);
  }
}
