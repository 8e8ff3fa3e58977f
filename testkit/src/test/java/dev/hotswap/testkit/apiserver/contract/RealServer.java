package dev.hotswap.testkit.apiserver.contract;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.File;

/**
 * A real API server: {@code -Dhotswap.contract.kubeconfig=FILE} names the kubeconfig of somebody
 * who may do everything.
 */
public final class RealServer {
  /** The property without which no test asks for a real server. */
  public static final String KUBECONFIG = "hotswap.contract.kubeconfig";

  private RealServer() {}

  /** How to reach it; what it refuses is not asked for again. */
  public static Config config() {
    File kubeconfig = new File(System.getProperty(KUBECONFIG, ""));
    return new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
        .withRequestRetryBackoffLimit(0)
        .build();
  }
}
