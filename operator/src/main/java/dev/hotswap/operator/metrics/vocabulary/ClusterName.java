package dev.hotswap.operator.metrics.vocabulary;

import dev.hotswap.operator.metrics.series.Destination;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the Service in the name of an Envoy cluster. Names differ by control plane, and exporters
 * replace their separators, so only the words count:
 *
 * <ul>
 *   <li>Istio: {@code outbound|80|subset|payment-a.shop.svc.cluster.local}, with or without a
 *       trailing semicolon
 *   <li>Contour: {@code shop/payment-a/80/da39a3ee5e} or {@code shop_payment-a_80}
 * </ul>
 */
final class ClusterName {
  private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9-]+");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private ClusterName() {}

  static Optional<Destination> destination(String cluster) {
    List<String> words =
        Stream.of(SEPARATORS.split(cluster)).filter(word -> !word.isEmpty()).toList();
    return words.isEmpty()
        ? Optional.empty()
        : words.getFirst().equals("outbound") ? istio(words) : contour(words);
  }

  private static Optional<Destination> istio(List<String> words) {
    int svc = word(words, 4).equals("svc") ? 4 : 5;
    boolean known = word(words, svc).equals("svc") && PORT.matcher(words.get(1)).matches();
    return known
        ? Optional.of(of(words.get(svc - 1), words.get(svc - 2), words.get(1)))
        : Optional.empty();
  }

  private static String word(List<String> words, int index) {
    return index < words.size() ? words.get(index) : "";
  }

  private static Optional<Destination> contour(List<String> words) {
    boolean known =
        (words.size() == 3 || words.size() == 4) && PORT.matcher(words.get(2)).matches();
    return known ? Optional.of(of(words.get(0), words.get(1), words.get(2))) : Optional.empty();
  }

  private static Destination of(String namespace, String service, String port) {
    return new Destination(namespace, service, OptionalInt.of(Integer.parseInt(port)));
  }
}
