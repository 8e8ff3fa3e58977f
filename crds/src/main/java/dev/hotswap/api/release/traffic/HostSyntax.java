package dev.hotswap.api.release.traffic;

/** RE2 patterns as CEL literals. */
final class HostSyntax {
  private HostSyntax() {}

  /** A host name; its first label may be {@code *}. */
  static final String HOST =
      "r'^([*]\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'";

  /** A Gateway as VirtualServices name it: {@code namespace/name}, {@code name} or {@code mesh}. */
  static final String GATEWAY =
      "r'^([a-z0-9]([-a-z0-9]*[a-z0-9])?/)?[a-z0-9]([-.a-z0-9]*[a-z0-9])?$'";
}
