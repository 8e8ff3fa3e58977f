package dev.hotswap.api.release.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.api.wire.Wire;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.function.UnaryOperator;

/** A route of the Gateway API. */
@Wire
public record GatewayRoute(
    @JsonPropertyDescription("Gateways that the route attaches to.")
        @Required
        @Size(min = 1, max = 16)
        List<ParentRef> parentRefs,
    @JsonPropertyDescription("Host names it serves.") @Size(max = 16)
        List<@Size(max = Names.NAME_LENGTH) String> hostnames,
    @JsonPropertyDescription(
            "More of the rule: matches, filters, timeouts. Hotswap adds the"
                + " weighted backends.")
        @SchemaFrom(type = VirtualServiceHttp.Anything.class)
        RawTree rule) {
  public GatewayRoute {
    parentRefs = Absent.or(parentRefs);
    hostnames = Absent.or(hostnames);
    rule = Absent.or(rule, RawTree.EMPTY);
  }

  /** The same with another rule. */
  GatewayRoute withRule(UnaryOperator<RawTree> other) {
    return new GatewayRoute(parentRefs, hostnames, other.apply(rule));
  }
}
