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

  /** Envoy counts some requests of a cluster once more under these. */
  private static final Pattern PART_OF_A_CLUSTER =
      Pattern.compile("_(external|internal|canary)_$|_zone_");

  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private ClusterName() {}

  /**
   * The Service of a cluster.
   *
   * @param cluster its name, or what stands before the name's first dot
   * @param rest what stands after it, as part of a metric's name: every other character is an
   *     underscore there, and a trailing one separates what follows; empty if nothing was cut off
   */
  static Optional<Destination> destination(String cluster, String rest) {
    List<String> words =
        Stream.of(SEPARATORS.split(cluster)).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    boolean outbound = words.getFirst().equals("outbound");
    return rest.isEmpty()
        ? outbound ? istio(words) : contour(words)
        : outbound ? cut(words, rest) : Optional.empty();
  }

  /** Namespaces have no underscores, so those before {@code _svc_} were hyphens. */
  private static Optional<Destination> cut(List<String> words, String rest) {
    int svc = rest.lastIndexOf("_svc_");
    boolean known =
        svc > 0
            && (words.size() == 3 || words.size() == 4)
            && PORT.matcher(words.get(1)).matches()
            && !PART_OF_A_CLUSTER.matcher(rest).find();
    return known
        ? Optional.of(of(rest.substring(0, svc).replace('_', '-'), words.getLast(), words.get(1)))
        : Optional.empty();
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
