package dev.hotswap.operator.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.Seeds;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterNamesTest {
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");
  private static final int RANDOM = 500;

  @ParameterizedTest
  @CsvSource({
    "payment, payment.shop.svc.cluster.local",
    "PAYMENT, payment.shop.svc.cluster.local",
    "payment.shop.svc.cluster.local, payment.shop.svc.cluster.local",
    "payment.shop.svc.cluster.local., payment.shop.svc.cluster.local",
    "payment.shop.svc, payment.shop.svc.cluster.local",
    "Payment.Example.COM., payment.example.com",
    "*, *",
    "*.example.com, *.example.com",
    "::1, ::1",
    "10.0.0.1, 10.0.0.1"
  })
  void a_host_is_resolved_in_the_routes_namespace(String written, String text) {
    assertThat(NAMES.host(written, "shop").text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "public, shop/public",
    "./public, shop/public",
    "istio-ingress/public, istio-ingress/public",
    "Istio-Ingress/Public, istio-ingress/public",
    "public.istio-ingress, istio-ingress/public",
    "public.istio-ingress.svc, istio-ingress/public",
    "public.istio-ingress.svc.cluster.local, istio-ingress/public",
    "public.istio-ingress.svc.cluster.local., istio-ingress/public",
    "mesh, mesh"
  })
  void a_gateway_is_resolved_in_the_routes_namespace(String written, String text) {
    assertThat(NAMES.gateway(written, "shop").text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "payment, payment.shop.svc.cluster.local, true",
    "payment, payment.shop, true",
    "payment.shop, payment.shop.svc, true",
    "payment.shop., PAYMENT.shop.svc.cluster.local, true",
    "payment, payment.bank, false",
    "payment.example.com, payment.example.com., true",
    "payment.example.com, pay.example.com, false",
    "*.example.com, *.EXAMPLE.com, true"
  })
  void one_host_is_the_same_in_every_spelling(String one, String other, boolean same) {
    assertThat(NAMES.host(one, "shop").sameAs(NAMES.host(other, "shop"))).isEqualTo(same);
    assertThat(NAMES.host(other, "shop").sameAs(NAMES.host(one, "shop"))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "*.example.com, payment.example.com, true",
    "*.example.com, deep.payment.example.com, true",
    "*.example.com, *.payment.example.com, true",
    "*.example.com, example.com, false",
    "*.example.com, badexample.com, false",
    "*.payment.example.com, *.example.com, false",
    "payment.example.com, *.example.com, false",
    "*, payment.example.com, true",
    "*, *, true",
    "*.shop.svc.cluster.local, payment, true",
    "*.svc.cluster.local, payment, true",
    "*.svc, payment.shop, true",
    "*.bank.svc.cluster.local, payment, false"
  })
  void a_wildcard_covers_what_is_below_it(String wide, String narrow, boolean covered) {
    assertThat(NAMES.host(wide, "shop").covers(NAMES.host(narrow, "shop"))).isEqualTo(covered);
  }

  @Test
  void the_clusters_own_domain_counts_not_the_usual_one() {
    ClusterNames own = new ClusterNames("corp.example");

    assertThat(own.host("payment", "shop").text()).isEqualTo("payment.shop.svc.corp.example");
    assertThat(own.namespaceOf(own.host("payment.shop.svc.cluster.local", "x"))).isEmpty();
    assertThat(own.namespaceOf(own.host("payment.shop.svc.corp.example", "x"))).contains("shop");
  }

  static Stream<Long> seeds() {
    long first = Long.getLong("hotswap.seed", 1L);
    return IntStream.range(0, RANDOM).mapToObj(i -> first + i);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void however_a_service_is_written_it_is_the_same_host_and_of_its_namespace(long seed) {
    var random = Seeds.random(seed);
    String name = label(random);
    String namespace = label(random);
    HostName full = NAMES.service(name, namespace);

    Stream.of(name, name + "." + namespace, name + "." + namespace + ".svc", full.text())
        .map(written -> respelled(random, written))
        .map(written -> NAMES.host(written, namespace))
        .forEach(
            host -> {
              assertThat(host.sameAs(full)).as("%s is %s", host, full).isTrue();
              assertThat(host.covers(full) && full.covers(host)).isTrue();
              assertThat(NAMES.mayBeServiceIn(host, namespace)).isTrue();
              assertThat(NAMES.mayBeServiceIn(host, namespace + "x")).isFalse();
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void resolving_twice_changes_nothing_and_covering_is_an_order(long seed) {
    var random = Seeds.random(seed);
    HostName a = NAMES.host(anyHost(random), "shop");
    HostName b = NAMES.host(anyHost(random), "shop");

    assertThat(NAMES.host(a.text(), "bank")).isEqualTo(a);
    assertThat(a.covers(a)).isTrue();
    assertThat(a.covers(b) && b.covers(a)).as("%s and %s", a, b).isEqualTo(a.sameAs(b));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void however_a_gateway_is_written_it_is_the_same_one(long seed) {
    var random = Seeds.random(seed);
    String name = label(random);
    String namespace = label(random);

    assertThat(
            Stream.of(
                    namespace + "/" + name,
                    name + "." + namespace,
                    name + "." + namespace + ".svc." + label(random),
                    name + "." + namespace + ".svc.cluster.local")
                .map(written -> NAMES.gateway(respelled(random, written), "elsewhere")))
        .containsOnly(new GatewayName(namespace + "/" + name));
    assertThat(NAMES.gateway(name, namespace))
        .isEqualTo(NAMES.gateway("./" + name, namespace))
        .isEqualTo(new GatewayName(namespace + "/" + name));
  }

  private static String label(Random random) {
    return "n" + Integer.toString(random.nextInt(36 * 36 * 36), 36);
  }

  private static String anyHost(Random random) {
    String host =
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(i -> "abc".substring(random.nextInt(3)).substring(0, 1))
            .reduce((l, r) -> l + "." + r)
            .orElseThrow();
    String wild = random.nextInt(3) == 0 ? "*." + host : host;
    return respelled(random, wild + (random.nextInt(3) == 0 ? ".svc.cluster.local" : ""));
  }

  private static String respelled(Random random, String written) {
    String spelled = random.nextBoolean() ? written.toUpperCase(Locale.ROOT) : written;
    return random.nextBoolean() ? spelled + "." : spelled;
  }
}
