package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.api.wire.Wire;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.function.UnaryOperator;

/** An Istio VirtualService. */
@Wire
public record VirtualServiceRoute(
    @JsonPropertyDescription("Host names it serves, such as payment.example.com.")
        @Required
        @Size(min = 1, max = 16)
        @ValidationRule(
            value = "self.all(h, h.matches(" + HostSyntax.HOST + "))",
            message = "hosts must be host names such as payment.example.com or *.example.com",
            messageExpression =
                "'virtualService.hosts holds \"%s\": write lower-case host names such as"
                    + " \"payment.example.com\" or \"*.example.com\"'.format([self.filter(h,"
                    + " !h.matches("
                    + HostSyntax.HOST
                    + "))[0]])")
        @ValidationRule(
            value = "self.all(h, self.exists_one(other, other == h))",
            message = "virtualService.hosts: each host is named once",
            messageExpression =
                "'virtualService.hosts holds \"%s\" more than once: name each host"
                    + " once'.format([self.filter(h, !self.exists_one(other, other == h))[0]])")
        List<@Size(max = Names.NAME_LENGTH) String> hosts,
    @JsonPropertyDescription("Gateways it is bound to, as namespace/name, or mesh for a waypoint.")
        @Required
        @Size(min = 1, max = 16)
        @ValidationRule(
            value = "self.all(g, g.matches(" + HostSyntax.GATEWAY + "))",
            message = "gateways must be names such as istio-ingress/public",
            messageExpression =
                "'virtualService.gateways holds \"%s\": write namespace/name such as"
                    + " \"istio-ingress/public\", or mesh'.format([self.filter(g, !g.matches("
                    + HostSyntax.GATEWAY
                    + "))[0]])")
        List<@Size(max = Names.NAME_LENGTH + 1 + Names.LABEL_LENGTH) String> gateways,
    @JsonPropertyDescription(
            "More of the VirtualService's http route, passed on as it is: match, timeout, retries,"
                + " headers, rewrite, corsPolicy. Hotswap adds the weighted destinations.")
        @SchemaFrom(type = VirtualServiceHttp.class)
        RawTree http) {
  public VirtualServiceRoute {
    hosts = Absent.or(hosts);
    gateways = Absent.or(gateways);
    http = Absent.or(http, RawTree.EMPTY);
  }

  /** The same with another user's part. */
  VirtualServiceRoute withHttp(UnaryOperator<RawTree> other) {
    return new VirtualServiceRoute(hosts, gateways, other.apply(http));
  }
}
