package dev.hotswap.operator.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.hotswap.operator";
  private static final JavaClasses OPERATOR =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void only_reconcile_and_app_know_the_operator_framework() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".reconcile..", ROOT + ".app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.javaoperatorsdk.."));
  }

  @Test
  void nobody_knows_app_and_only_app_knows_reconcile() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".app.."));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".app..", ROOT + ".reconcile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".reconcile.."));
  }

  @Test
  void what_reaches_outside_does_not_know_its_neighbours() {
    List<String> neighbours = List.of("traffic", "metrics", "workload", "gitops");
    for (String one : neighbours) {
      String[] others =
          neighbours.stream()
              .filter(other -> !other.equals(one))
              .map(other -> ROOT + "." + other + "..")
              .toArray(String[]::new);
      check(
          noClasses()
              .that()
              .resideInAPackage(ROOT + "." + one + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others));
    }
  }

  @Test
  void kinds_of_route_are_known_to_themselves_and_to_the_list_of_kinds_alone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".traffic.istio..")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".app.Kinds")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".traffic.istio.."));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                ROOT + ".reconcile..",
                ROOT + ".kube..",
                ROOT + ".traffic",
                ROOT + ".preflight.read")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.fabric8.istio..", "io.fabric8.kubernetes.api.model.gatewayapi.."));
  }

  @Test
  void only_what_talks_to_the_cluster_knows_its_client() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8.."));
  }

  @Test
  void only_metrics_speaks_http() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".metrics..", ROOT + ".app.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver.."));
  }

  @Test
  void the_mapping_alone_knows_both_the_custom_resources_and_the_release_machines_state() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".reconcile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.hotswap.api.release.status.."));
  }

  @Test
  void no_package_depends_on_itself_in_a_circle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(OPERATOR);
  }

  @Test
  void time_is_read_through_a_clock_that_only_the_wiring_makes() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".app.Main")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".app.Surroundings")
            .should()
            .callMethodWhere(
                target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*")))));
    check(noClasses().should().callMethod(java.time.Instant.class, "now"));
    check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
  }

  @Test
  void no_class_is_called_a_drawer() {
    check(noClasses().should().haveNameMatching(".*(Utils|Util|Helper|Manager|Impl)$"));
  }

  @Test
  void every_package_says_what_lives_in_it_and_is_free_of_nulls() {
    List<String> unmarked =
        OPERATOR.getPackage(ROOT).getSubpackagesInTree().stream()
            .filter(p -> !p.getClasses().isEmpty())
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).isEmpty();
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(OPERATOR);
  }
}
