package dev.hotswap.operator.metrics.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.metrics.series.Destination;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "outbound|80||payment-a.shop.svc.cluster.local",
        "outbound|80||payment-a.shop.svc.cluster.local;",
        "outbound|80|v1|payment-a.shop.svc.cluster.local",
        "outbound_80__payment-a_shop_svc_cluster_local",
        "outbound_.80_._.payment-a.shop.svc.cluster.local",
        "outbound|80||payment-a.shop.svc.k8s.example.com",
        "shop/payment-a/80/da39a3ee5e",
        "shop_payment-a_80",
        "shop_payment-a_80_da39a3ee5e",
      })
  void findsTheServiceHoweverTheNameIsWritten(String cluster) {
    assertThat(ClusterName.destination(cluster, ""))
        .contains(new Destination("shop", "payment-a", OptionalInt.of(80)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "BlackHoleCluster",
        "xds-grpc",
        "inbound|8080||",
        "outbound|80||api.example.com",
        "outbound|http||payment-a.shop.svc.cluster.local",
        "httproute/shop/payment/rule/0",
        "httproute/shop/payment/rule/0/backend/1",
        "a/b/c/d/e",
      })
  void otherClustersAreNobodysService(String cluster) {
    assertThat(ClusterName.destination(cluster, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "outbound|80||payment-a, shop_svc_cluster_local__, shop",
    "outbound|80||payment-a, shop_svc_cluster_local_, shop",
    "outbound|80|v1|payment-a, shop_svc_cluster_local__, shop",
    "outbound|80||payment-a, my_own_shop_svc_cluster_local__, my-own-shop",
    "outbound|80||payment-a, a_svc_b_svc_cluster_local__, a-svc-b",
  })
  void findsTheServiceInANameThatWasCutAtItsFirstDot(
      String cluster, String rest, String namespace) {
    assertThat(ClusterName.destination(cluster, rest))
        .contains(new Destination(namespace, "payment-a", OptionalInt.of(80)));
  }

  @ParameterizedTest
  @CsvSource({
    "outbound|80||payment-a, shop_svc_cluster_local__external_",
    "outbound|80||payment-a, shop_svc_cluster_local__internal_",
    "outbound|80||payment-a, shop_svc_cluster_local__zone_a_b_",
    "outbound|80||payment-a, external_",
    "outbound|80||payment-a.shop.svc.cluster.local;, external_",
    "shop_payment-a_80, canary_",
  })
  void aSecondCountOfTheSameRequestsIsNotRead(String cluster, String rest) {
    assertThat(ClusterName.destination(cluster, rest)).isEmpty();
  }
}
