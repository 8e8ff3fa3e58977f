package dev.hotswap.operator.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** A whole operator whose rights are those of a ClusterRole that can be changed. */
final class Limited implements AutoCloseable {
  private static final String ROLE = "hotswap-operator";
  private static final PatchContext BY_HAND =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("kubectl-edit")
          .build();

  private static final String QUICK =
      """
      apiVersion: hotswap.dev/v1alpha1
      kind: HotSwapPolicy
      metadata: {name: careful, namespace: shop}
      spec:
        swap: {drainSeconds: 1, retainSeconds: 3}
        steps: [{name: tenth, setWeight: 10, pause: {duration: 2s}}]
        analysis: {source: gateway, metrics: [{name: errors, errorRate: {max: "5%"}}]}
      """;

  final SimulatedCluster theatre = new SimulatedCluster(new InProcess(InProcess.ALONE));
  final Shop shop = new Shop(theatre);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();

  Limited(List<Right> rights) {
    theatre
        .people()
        .resource(
            new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(ROLE)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", ROLE)
                .addNewSubject("rbac.authorization.k8s.io", "User", "operator-0", "")
                .addNewSubject("rbac.authorization.k8s.io", "User", "operator-1", "")
                .build())
        .create();
    grant(rights);
    shop.apply(QUICK);
    log.start();
    root().addAppender(log);
  }

  /** From now on the operator has exactly these rights. */
  void grant(List<Right> rights) {
    theatre
        .people()
        .resource(
            new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(ROLE)
                .endMetadata()
                .withRules(
                    rights.stream()
                        .map(
                            right ->
                                new PolicyRuleBuilder()
                                    .withVerbs(right.verb())
                                    .withApiGroups(right.group())
                                    .withResources(right.resource())
                                    .build())
                        .toList())
                .build())
        .createOr(role -> role.update());
  }

  /** Starts it; false when it says why it cannot start. */
  boolean start() {
    try {
      theatre.startOperator(new PolicyRule[0]);
      return true;
    } catch (RuntimeException e) {
      heard.add(StartFault.explain(e, "here"));
      return false;
    }
  }

  /**
   * Lets a release go through everything that needs a right, until {@code enough} of what was said.
   */
  void live(Predicate<String> enough) {
    for (Runnable act : acts()) {
      act.run();
      if (heard.stream().anyMatch(enough)) {
        return;
      }
    }
  }

  private List<Runnable> acts() {
    return List.of(
        () -> {
          // A policy that was there before the operator saw anything is looked at much later.
          shop.apply(QUICK.replace("retainSeconds: 3", "retainSeconds: 4"));
          commit(asking("1.0"), 12);
        },
        () -> {
          // Somebody else was quicker than a write: of status, and, here and in the next act, of
          // each kind of object that is made and never changed.
          quicker("patch", "goreleases/status", 1);
          quicker("create", "pods", 8);
          commit(asking("2.0"), 45);
        },
        () -> {
          theatre
              .people()
              .resources(Deployment.class)
              .inNamespace(SimulatedCluster.NAMESPACE)
              .withName("payment-a")
              .patch(
                  BY_HAND,
                  "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"mine\":\"yes\"}}}}}");
          quicker("create", "controllerrevisions", 4);
          commit(shop.manifest("payment", "3.0"), 30);
        },
        () -> {
          shop.delete("payment");
          pass(10);
        });
  }

  private String asking(String version) {
    return shop.manifest("payment", version)
        .replace("traffic:", "traffic:\n    outlierDetection: {}");
  }

  private void commit(String manifest, int seconds) {
    shop.apply(manifest);
    pass(seconds);
  }

  private void pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      theatre.second();
      listen();
    }
  }

  private void quicker(String verb, String resource, int times) {
    theatre
        .server()
        .faults()
        .plan(Fault.refuse(409), RequestMatch.of(verb, resource), new Frequency.Next(times));
  }

  /** Everything that the operator told until now, anywhere. */
  Set<String> heard() {
    listen();
    return heard;
  }

  private void listen() {
    shop.status("payment").stream()
        .flatMap(status -> status.conditions().stream())
        .forEach(condition -> heard.add(condition.message()));
    List.copyOf(log.list).stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .forEach(line -> heard.add(text(line)));
  }

  private static String text(ILoggingEvent line) {
    return line.getFormattedMessage()
        + (line.getThrowableProxy() == null ? "" : " " + line.getThrowableProxy().getMessage());
  }

  /** How many requests of the operator were refused for want of a right. */
  long refused() {
    return theatre.server().audit().entries(entry -> entry.code() == 403).stream()
        .filter(entry -> entry.user().startsWith("operator-"))
        .count();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  public void close() {
    root().detachAppender(log);
    theatre.close();
  }
}
