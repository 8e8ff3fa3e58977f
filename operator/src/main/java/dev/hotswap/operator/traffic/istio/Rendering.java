package dev.hotswap.operator.traffic.istio;

import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A route as an object, or why it can be none.
 *
 * @param name of the route
 * @param object what would be sent
 * @param unreadable why what the user adds is no part of a VirtualService
 */
record Rendering(String name, Optional<VirtualService> object, Optional<String> unreadable) {
  static Rendering of(OwnedRoute route, Supplier<VirtualService> rendered) {
    Optional<String> misfit = route.http().misfit();
    return new Rendering(
        route.name(), misfit.isPresent() ? Optional.empty() : Optional.of(rendered.get()), misfit);
  }
}
