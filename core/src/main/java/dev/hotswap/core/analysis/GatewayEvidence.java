package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Evidence of one attempt behind one or more gateways: over all of them, and at each one alone. A
 * version that fails at a gateway with few requests is not hidden by what passes at another one. A
 * gateway alone can only convict: whether enough was seen to promise health is a matter of all
 * requests together.
 *
 * @param total over all gateways
 * @param each at each gateway alone, by its name; empty where there is one gateway only
 */
public record GatewayEvidence(Evidence total, Map<String, Evidence> each) {
  public GatewayEvidence {
    each = Map.copyOf(each);
  }

  /**
   * Evidence of an attempt that just began. The chance of a false alarm is shared: it stays what it
   * is behind one gateway.
   *
   * @param plan what is judged
   * @param baselines what is known of stable
   * @param gateways their names; one or none is judged as a whole
   */
  public static GatewayEvidence begin(
      AnalysisPlan plan, Baselines baselines, Set<String> gateways) {
    Set<String> apart = gateways.size() > 1 ? gateways : Set.of();
    Map<String, Evidence> each = new HashMap<>();
    apart.forEach(name -> each.put(name, Evidence.begin(plan, baselines, apart.size() + 1)));
    return new GatewayEvidence(Evidence.begin(plan, baselines, apart.size() + 1), each);
  }

  /**
   * With one more sample.
   *
   * @param sample over all gateways
   * @param apart what of it each gateway saw, by metric; a gateway that is left out saw nothing
   */
  public GatewayEvidence absorb(Sample sample, Map<String, Map<String, Observation>> apart) {
    Map<String, Evidence> next = new HashMap<>(each);
    next.replaceAll(
        (name, evidence) ->
            Optional.ofNullable(apart.get(name))
                .map(seen -> new Sample(sample.at(), seen, sample.allToCandidate()))
                .map(evidence::absorb)
                .orElse(evidence));
    return new GatewayEvidence(total.absorb(sample), next);
  }

  /**
   * With what the same attempt had seen before a restart, as {@link Evidence#restored}.
   *
   * @param apart the same of each gateway
   */
  public GatewayEvidence restored(
      Map<String, Counted> totals, Map<String, Map<String, Counted>> apart, int weight) {
    Map<String, Evidence> next = new HashMap<>(each);
    next.replaceAll(
        (name, evidence) -> evidence.restored(apart.getOrDefault(name, Map.of()), weight));
    return new GatewayEvidence(total.restored(totals, weight), next);
  }

  /** Every metric's verdict; a breach at one gateway is one, and names it. */
  public Assessment assess(Looks looks) {
    Assessment all = Judge.assess(total, looks);
    for (Map.Entry<String, Evidence> gateway : new TreeMap<>(each).entrySet()) {
      Assessment alone = Judge.assess(gateway.getValue(), looks);
      all = all.convictedBy(gateway.getKey(), alone);
    }
    return all;
  }

  /** Names of the gateways that are judged apart. */
  public List<String> gateways() {
    return each.keySet().stream().sorted().toList();
  }
}
