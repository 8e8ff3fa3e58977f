package dev.hotswap.api.release;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.release.artifact.Artifact;
import dev.hotswap.api.release.service.PublicService;
import dev.hotswap.api.release.template.Template;
import dev.hotswap.api.release.traffic.Route;
import dev.hotswap.api.release.traffic.Traffic;
import dev.hotswap.api.release.workload.WorkloadRef;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.api.wire.Refusal;
import dev.hotswap.api.wire.Wire;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs, and where. */
@Wire
@ValidationRule(
    value = "has(self.template) != has(self.workloadRef)",
    message = "exactly one of spec.template and spec.workloadRef is set",
    messageExpression = SpecRules.TEMPLATE_IS_WRONG)
@ValidationRule(
    value = SpecRules.ROUTE_PORTS_EXIST,
    message = "every route's port is the name of a service port",
    messageExpression = SpecRules.ROUTE_PORTS_ARE_WRONG)
@ValidationRule(
    value = SpecRules.ROUTE_PORTS_ARE_TCP,
    message = "every route's port is a TCP port",
    messageExpression = SpecRules.ROUTE_PORTS_ARE_UDP)
public record GoReleaseSpec(
    @JsonPropertyDescription(
            "The version as people call it, such as 2.1.0. Display only: a new revision begins when"
                + " the template changes, not when this does.")
        @Required
        @Size(max = 63)
        @ValidationRule(
            value = "self.matches(r'^[A-Za-z0-9]([-A-Za-z0-9_.+]*[A-Za-z0-9])?$')",
            message = "spec.version is made of letters, digits and . _ + -",
            messageExpression =
                "'spec.version is \"%s\": use letters, digits and . _ + - only, with a letter or"
                    + " digit at both ends'.format([self])")
        String version,
    @JsonPropertyDescription("The policy that says how a new version takes over.") @Required
        PolicyRef policyRef,
    @JsonPropertyDescription(
            "How many pods serve. An autoscaler that targets the release writes this; Git then"
                + " leaves it out. At most 500: while the public Service moves it selects twice as"
                + " many, and Windows nodes know 1024 endpoints a Service.")
        @Default("1")
        @Min(0)
        @Max(500)
        @SpecReplicas
        Integer replicas,
    @JsonPropertyDescription("True keeps the release where it is. It never stops a rollback.")
        @Default("false")
        Boolean paused,
    @JsonPropertyDescription("Which Windows nodes the pods run on. Any when left out.")
        NodePool nodePool,
    @JsonPropertyDescription(
            "The pod template. Windows defaults are filled in; what Windows cannot do is refused by preflight.")
        @SchemaFrom(type = Template.class)
        @Nullable RawTree template,
    @JsonPropertyDescription(
            "A Deployment that exists and is taken over, instead of template. Not available in this"
                + " version.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message =
                "spec.workloadRef: adopting a Deployment is" + Refusal.NOT_YET + "; use template")
        @Nullable WorkloadRef workloadRef,
    @JsonPropertyDescription("The Service that callers inside the cluster use.") @Required
        PublicService service,
    @JsonPropertyDescription("An executable for in-pod swaps. Not available in this version.")
        @ValidationRule(
            value = Refusal.ALWAYS,
            message = "spec.artifact: in-pod swaps are" + Refusal.NOT_YET)
        @Nullable Artifact artifact,
    @JsonPropertyDescription("How requests reach the release.") @Required Traffic traffic) {
  public GoReleaseSpec {
    replicas = Absent.or(replicas, 1);
    paused = Absent.or(paused, false);
    nodePool = Absent.or(nodePool, NodePool.ANY);
  }

  /** What the schema leaves open: the template, and the user's part of each route. */
  public Stream<RawTree> openParts() {
    return Stream.concat(
        Stream.ofNullable(template), traffic.routes().stream().flatMap(Route::openParts));
  }

  /** The same, with something else in place of each open part. */
  public GoReleaseSpec withOpenParts(UnaryOperator<RawTree> other) {
    return new GoReleaseSpec(
        version,
        policyRef,
        replicas,
        paused,
        nodePool,
        template == null ? null : other.apply(template),
        workloadRef,
        service,
        artifact,
        new Traffic(
            traffic.routes().stream().map(route -> route.withOpenParts(other)).toList(),
            traffic.outlierDetection()));
  }
}
