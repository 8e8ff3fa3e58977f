package dev.hotswap.operator.app.settings;

/** Probes and metrics over HTTP. */
public record ManagementSettings(
    @About("Address that /livez, /readyz and /metrics listen on.") @Default("0.0.0.0")
        String address,
    @About("Port for them; 0 lets the system choose.") @Default("8080") int port) {
  public ManagementSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "port is " + port + ": write a port from 0 to 65535 (0 lets the system choose)");
    }
  }
}
