package dev.hotswap.operator.app.settings;

import java.util.Optional;

/** Probes and metrics over HTTP. */
public record ManagementSettings(
    @About("Address that /livez, /readyz and /metrics listen on.") @Default("0.0.0.0")
        String address,
    @About("Port for them; 0 lets the system choose.") @Default("8080") int port,
    @About("Serves https with these certificates; left out: plain http.")
        Optional<ServerTlsSettings> tls,
    @About(
            "Who may read /metrics: Open for everybody who reaches the port, TokenReview for"
                + " bearers of a token whose user may get /metrics. The probes are open always.")
        @Default("Open")
        MetricsAccess metricsAccess) {
  public ManagementSettings {
    if (metricsAccess == MetricsAccess.TOKEN_REVIEW && tls.isEmpty()) {
      throw new IllegalArgumentException(
          "metricsAccess is TokenReview and tls is missing: a token must not travel in the clear, so"
              + " name certificateFile and keyFile under tls");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "port is " + port + ": write a port from 0 to 65535 (0 lets the system choose)");
    }
  }
}
