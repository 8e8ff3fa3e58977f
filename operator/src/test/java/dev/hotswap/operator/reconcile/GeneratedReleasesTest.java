package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.CrdManifest;
import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.release.desired.Desired.SlotDesired;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.AnyJson;
import dev.hotswap.operator.kube.decode.LenientSerialization;
import dev.hotswap.operator.kube.decode.UnreadableParts;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.Preflight;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.reconcile.mapping.IntentMapping;
import dev.hotswap.operator.reconcile.mapping.MemoryMapping;
import dev.hotswap.operator.reconcile.mapping.PolicyMapping;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.Workloads;
import dev.hotswap.operator.workload.slot.SlotDeployment;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import dev.hotswap.operator.workload.windows.WindowsTemplate;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever the committed schemas admit goes through every pure part of a turn. */
class GeneratedReleasesTest {
  private static final long SEED = Long.getLong("hotswap.seed", 20_260_101);
  private static final int OBJECTS = Integer.getInteger("hotswap.objects", 150);

  private final KubernetesSerialization answers = LenientSerialization.telling(unread -> {});

  @Test
  void everyReleaseThatTheSchemaAdmitsIsReadMappedCheckedAndRendered() {
    LongStream.range(SEED, SEED + OBJECTS)
        .forEach(
            seed -> {
              ObjectNode object =
                  SchemaObjects.of(CrdManifest.GO_RELEASE, "GoRelease").object(seed);
              assertThatCode(() -> goesThrough(object))
                  .as("seed %s: %s", seed, start(object))
                  .doesNotThrowAnyException();
            });
  }

  @Test
  void everyPolicyThatTheSchemaAdmitsIsRead() {
    LongStream.range(SEED, SEED + OBJECTS)
        .forEach(
            seed -> {
              ObjectNode object =
                  SchemaObjects.of(CrdManifest.HOT_SWAP_POLICY, "HotSwapPolicy").object(seed);
              assertThatCode(() -> PolicyMapping.read((HotSwapPolicy) read(object)))
                  .as("seed %s: %s", seed, start(object))
                  .doesNotThrowAnyException();
            });
  }

  private void goesThrough(ObjectNode object) {
    var release = (GoRelease) read(object);
    assertThat(UnreadableParts.of(release)).noneMatch(sentence -> sentence.startsWith("spec"));
    MemoryMapping.read(release.getStatus());
    SpecReading spec = SpecReading.of(release);
    Snapshot wanted = spec.wanted();
    IntentMapping.intent(
        release,
        wanted.target(),
        spec.routes().revision(),
        Optional.empty(),
        IntentMapping.command(release));
    assertThat(spec.routes().typed()).isPresent();
    IntentMapping.refusal(release);
    ReleaseParts.ejection(release);
    routes(release).forEach(route -> route.userPart().misfit());
    WindowsTemplate windows = ReleaseParts.windows(release, Optional.empty());
    wanted
        .blueprint()
        .podTemplate()
        .value()
        .ifPresent(
            template -> {
              PREFLIGHT
                  .problems(new Facts(wish(release, wanted), NOTHING, NOBODY, GRANTS, List.of()))
                  .forEach(
                      problem ->
                          assertThat(problem.reason())
                              .as(problem.message())
                              .isNotEqualTo("CheckFailed"));
              if (windows.conflicts(template).isEmpty()) {
                SlotDeployment.render(
                    Owner.of(release),
                    Slot.A,
                    new SlotDesired(wanted.target(), Map.of(), 1),
                    windows.render(template));
              }
            });
  }

  private static CandidateRequest wish(GoRelease release, Snapshot wanted) {
    List<RouteSpec> routes = routes(release);
    return new CandidateRequest(
        claimant(release, routes),
        wanted.blueprint(),
        Optional.of(wanted.blueprint()),
        Slot.A,
        1,
        ReleaseParts.pool(release),
        ReleaseParts.drain(Optional.empty()),
        release.getSpec().service().name(),
        routes,
        true);
  }

  private static List<RouteSpec> routes(GoRelease release) {
    return Kinds.of(NAMES).asked(release.getSpec().traffic().routes());
  }

  private static Claimant claimant(GoRelease release, List<RouteSpec> routes) {
    return new Claimant(
        Owner.of(release),
        new Tenant("shop", Map.of()),
        routes.stream()
            .flatMap(route -> route.kind().reach().claims("shop", route))
            .collect(Collectors.toSet()));
  }

  private static final Preflight PREFLIGHT = new Preflight(new LoggedFaults());
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");
  private static final Others NOBODY =
      new Others(Set.of(), Set.of(), Set.of(), Workloads.UNKNOWN, Set.of());
  private static final Grants GRANTS = new Grants(List.of(), NAMES);
  private static final Cluster NOTHING =
      new Cluster(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of());

  private Object read(JsonNode object) {
    return answers
        .unmarshal("{\"type\":\"ADDED\",\"object\":" + text(object) + "}", WatchEvent.class)
        .getObject();
  }

  /** Written without recursion; every third time with a field of the template twice. */
  private static String text(JsonNode object) {
    String text = AnyJson.text(object);
    return text.hashCode() % 3 == 0
        ? text.replaceFirst("\"template\":\\{", "\"template\":{\"spec\":7,\"spec\":{},")
        : text;
  }

  private static String start(JsonNode object) {
    String text = AnyJson.text(object);
    return text.substring(0, Math.min(4_000, text.length()));
  }
}
