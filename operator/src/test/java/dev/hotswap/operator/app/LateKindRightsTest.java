package dev.hotswap.operator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.operator.reconcile.simulated.Shop;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Rights on kinds that are not there when the operator starts. */
class LateKindRightsTest {
  @Test
  void a_kind_that_is_installed_later_and_may_not_be_seen_keeps_new_versions_waiting() {
    try (var limited = without("tlsroutes")) {
      assertThat(limited.start()).isTrue();
      limited.shop.commit("payment", "1.0");
      limited.shop.until("payment", status -> status.stable() != null);

      limited.shop.apply(Shop.TLS_ROUTES);
      await("the operator sees the kind").until(() -> limited.refused() > 0);
      limited.shop.commit("payment", "2.0");

      limited.shop.until(
          "payment",
          status ->
              status.conditions().stream()
                  .anyMatch(
                      condition ->
                          condition
                              .message()
                              .contains(
                                  "the operator may not list"
                                      + " tlsroutes.gateway.networking.k8s.io in all namespaces")));
    }
  }

  @Test
  void who_may_not_see_what_is_installed_is_told_and_works() {
    try (var limited = without("customresourcedefinitions")) {
      assertThat(limited.start()).isTrue();
      limited.shop.commit("payment", "1.0");
      limited.shop.until("payment", status -> status.stable() != null);

      assertThat(limited.heard())
          .anyMatch(
              said ->
                  said.contains("whether tlsroutes.gateway.networking.k8s.io is installed later")
                      && said.contains("cannot"));
    }
  }

  private static Limited without(String resource) {
    Predicate<Right> named = right -> right.resource().equals(resource);
    List<Right> others = Right.shipped().stream().filter(named.negate()).toList();
    return new Limited(others);
  }
}
