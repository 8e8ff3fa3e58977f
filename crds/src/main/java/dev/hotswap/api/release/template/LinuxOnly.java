package dev.hotswap.api.release.template;

/** What to write instead of a field that kubelets on Windows refuse. */
final class LinuxOnly {
  private LinuxOnly() {}

  /** CEL: whoever sets the field is told so. */
  static final String RULE = "false";

  /** After a field that needs no replacement. */
  static final String REMOVE = " exists only on Linux: leave it out";

  /** After a field that says who runs the process. */
  static final String USER =
      " exists only on Linux: on Windows set securityContext.windowsOptions.runAsUserName, such as"
          + " ContainerUser";

  /** After a field that takes rights away. */
  static final String RIGHTS =
      " exists only on Linux: on Windows set securityContext.runAsNonRoot: true and"
          + " windowsOptions.runAsUserName: ContainerUser";
}
