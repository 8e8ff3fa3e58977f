package dev.hotswap.e2e.real.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Who talks to the API server: one user for each component, so that the audit log tells them apart.
 */
public enum Users {
  ADMIN("admin", "system:masters"),
  CONTROLLER_MANAGER("system:kube-controller-manager", "system:masters"),
  SCHEDULER("system:kube-scheduler", "system:authenticated"),
  ISTIOD("istiod", "system:masters"),
  KUBELETS("kubelets", "system:masters"),
  /** Has the rights of {@code operator/deploy} and no others. */
  OPERATOR("system:serviceaccount:hotswap-system:hotswap-operator", "system:serviceaccounts");

  private final String user;
  private final String group;

  Users(String user, String group) {
    this.user = user;
    this.group = group;
  }

  /** The name in the audit log. */
  public String user() {
    return user;
  }

  /** A secret of a cluster that lives in a private network for as long as its test. */
  public String token() {
    return "token-of-" + user.replace(':', '-');
  }

  /** Writes what kube-apiserver reads from {@code --token-auth-file}, and returns it. */
  public static Path write(Path file) throws IOException {
    String lines =
        Arrays.stream(values())
            .map(u -> "%s,%s,%s,\"%s\"%n".formatted(u.token(), u.user, u.user, u.group))
            .collect(Collectors.joining());
    return Files.writeString(file, lines);
  }
}
