package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.api.wire.Refusal;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One route that carries weights. All routes of a release shift together. */
@Wire
@ValidationRule(
    value = "[has(self.virtualService), has(self.httpRoute), has(self.grpcRoute)].exists_one(k, k)",
    message = "a route is exactly one of virtualService, httpRoute and grpcRoute",
    messageExpression =
        "'route \"%s\" needs exactly one of virtualService, httpRoute and"
            + " grpcRoute'.format([self.name])")
public record Route(
    @JsonPropertyDescription("Unique within the release; part of the route object's name.")
        @Required
        @Size(max = Names.LABEL_LENGTH)
        @ValidationRule(
            value = Names.LABEL,
            message = "a route's name " + Names.LABEL_MUST,
            messageExpression = "'route name" + Names.LABEL_IS_WRONG)
        String name,
    @JsonPropertyDescription("Name of the Service port that requests go to.")
        @Required
        @Size(min = 1, max = Names.LABEL_LENGTH)
        String port,
    @JsonPropertyDescription(
            "Who owns the route object. Owned: Hotswap creates it. Delegate: Git holds the root and"
                + " Hotswap what it delegates to. Shared: Git holds it and Hotswap changes weights"
                + " during a release. Owned when left out.")
        @ValidationRule(
            value = "self == 'Owned'",
            message = "a route's mode must be Owned",
            messageExpression =
                "'spec.traffic.routes[].mode: %s is"
                    + Refusal.NOT_YET
                    + "; use Owned or leave it out'.format([self])")
        RouteMode mode,
    @JsonPropertyDescription("An Istio VirtualService.")
        @Nullable VirtualServiceRoute virtualService,
    @JsonPropertyDescription("An HTTPRoute of the Gateway API. Not available in this version.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message =
                "spec.traffic.routes[].httpRoute: Gateway API routes are"
                    + Refusal.NOT_YET
                    + "; use virtualService")
        @Nullable GatewayRoute httpRoute,
    @JsonPropertyDescription("A GRPCRoute of the Gateway API. Not available in this version.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message =
                "spec.traffic.routes[].grpcRoute: Gateway API routes are"
                    + Refusal.NOT_YET
                    + "; use virtualService")
        @Nullable GatewayRoute grpcRoute) {
  public Route {
    mode = Absent.or(mode, RouteMode.OWNED);
  }

  /** What the schema leaves open: the user's part of each route object. */
  public Stream<RawTree> openParts() {
    return Stream.concat(
        Stream.ofNullable(virtualService).map(VirtualServiceRoute::http),
        Stream.of(Optional.ofNullable(httpRoute), Optional.ofNullable(grpcRoute))
            .flatMap(Optional::stream)
            .map(GatewayRoute::rule));
  }

  /** The same, with something else in place of each open part. */
  public Route withOpenParts(UnaryOperator<RawTree> other) {
    return new Route(
        name,
        port,
        mode,
        virtualService == null ? null : virtualService.withHttp(other),
        httpRoute == null ? null : httpRoute.withRule(other),
        grpcRoute == null ? null : grpcRoute.withRule(other));
  }
}
