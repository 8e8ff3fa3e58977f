package dev.hotswap.testkit.apiserver.contract;

import io.fabric8.kubernetes.client.KubernetesClient;

/** An API server that the contract is tested on. */
interface Subject {
  /** A client that may do everything and does not try again. */
  KubernetesClient client();

  /** A namespace of this test alone. */
  String namespace();

  /** The same client, acting as a user without rights of its own. */
  KubernetesClient clientOf(String user);

  /** Small objects in this test's namespace. */
  default Manifests manifests() {
    return new Manifests(namespace());
  }
}
