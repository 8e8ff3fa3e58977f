package dev.hotswap.operator.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.check.Check;
import dev.hotswap.operator.preflight.check.Checks;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.traffic.Workloads;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.windows.Drain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailingChecksTest {
  private static final Preflight PREFLIGHT = new Preflight(new LoggedFaults());

  static Stream<Integer> everyCheck() {
    return IntStream.range(0, Checks.ALL.size()).boxed();
  }

  @ParameterizedTest
  @MethodSource("everyCheck")
  void oneThatFailsIsAProblemAndTheOthersLookAllTheSame(int failing) {
    Facts facts = facts("256Mi");
    List<Check> checks = new ArrayList<>(Checks.ALL);
    List<Problem> others = new ArrayList<>(PREFLIGHT.problems(facts, without(failing)));
    checks.set(
        failing,
        all -> {
          throw new IllegalStateException("a fault of ours");
        });

    List<Problem> problems = PREFLIGHT.problems(facts, checks);

    assertThat(problems).containsAll(others).hasSize(others.size() + 1);
    assertThat(problems)
        .filteredOn(problem -> problem.reason().equals("CheckFailed"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).containsPattern("fault [0-9a-f]{8}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "256MB",
        "1e-99999999",
        "1e99999999",
        "1e999",
        "Mi",
        "1.2.3Mi",
        "-",
        "0x10",
        "1 Gi"
      })
  void anAmountThatIsNoneIsNamed(String memory) {
    assertThat(PREFLIGHT.problems(facts(memory)))
        .extracting(Problem::reason)
        .contains("TemplateUnreadable")
        .doesNotContain("CheckFailed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "256Mi",
        "1e9",
        "1E-3",
        "128974848",
        "129M",
        "0.5Gi",
        "9223372036854775807",
        "18Ei"
      })
  void anAmountOfAnySizeIsComputedWith(String memory) {
    assertThat(PREFLIGHT.problems(facts(memory)))
        .extracting(Problem::reason)
        .doesNotContain("TemplateUnreadable", "CheckFailed");
  }

  private static List<Check> without(int index) {
    List<Check> rest = new ArrayList<>(Checks.ALL);
    rest.remove(index);
    return rest;
  }

  private static Facts facts(String memory) {
    var template =
        new RawTree(
            "{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"i:1\",\"resources\":{\"limits\":{\"memory\":\""
                + memory
                + "\"}}}]}}");
    var wish =
        new CandidateRequest(
            new Claimant(
                new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-1"),
                new Tenant("shop", Map.of()),
                Set.of()),
            Blueprint.of(template, List.of()),
            Optional.empty(),
            Slot.A,
            1,
            new Pool(Optional.empty(), Map.of()),
            new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30)),
            "payment",
            List.of(),
            false);
    return new Facts(
        wish,
        new Cluster(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of()),
        new Others(Set.of(), Set.of(), Set.of(), Workloads.UNKNOWN, Set.of()),
        new Grants(List.of(), new ClusterNames("cluster.local")),
        List.of());
  }
}
