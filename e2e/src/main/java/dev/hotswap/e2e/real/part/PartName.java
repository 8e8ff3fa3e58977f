package dev.hotswap.e2e.real.part;

import java.util.Arrays;

/** What the real stack consists of, besides the operator and the pods. */
public enum PartName {
  ETCD("etcd"),
  API_SERVER("kube-apiserver"),
  CONTROLLER_MANAGER("kube-controller-manager"),
  SCHEDULER("kube-scheduler"),
  ISTIOD("istiod"),
  GATEWAY("envoy"),
  PROMETHEUS("prometheus");

  private final String word;

  PartName(String word) {
    this.word = word;
  }

  /** As people write it. */
  public String word() {
    return word;
  }

  /**
   * The part that people call so.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PartName of(String word) {
    return Arrays.stream(values())
        .filter(name -> name.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the stack has no part called " + word));
  }
}
