package dev.hotswap.operator.naming;

import java.util.Set;

/**
 * A host, whole or with a wildcard in front, resolved relative to the namespace that wrote it.
 * {@link ClusterNames} makes them.
 *
 * @param text lower-case, without a dot at its end; a short name as the full name of its Service
 * @param spellings every name under which a router knows it, {@code text} among them
 */
public record HostName(String text, Set<String> spellings) {
  private static final String WILDCARD = "*";

  public HostName {
    spellings = Set.copyOf(spellings);
  }

  /** Whether it stands for many hosts. */
  public boolean isWildcard() {
    return text.startsWith(WILDCARD);
  }

  /**
   * Whether every request for the other host is one for this host too, if nothing more specific
   * takes it: the same host in any spelling, or a wildcard above it. A wildcard stands for any text
   * in its place, dots included (Envoy, "config.route.v3.VirtualHost.domains").
   */
  public boolean covers(HostName other) {
    return spellings.stream()
        .anyMatch(mine -> other.spellings.stream().anyMatch(theirs -> covers(mine, theirs)));
  }

  /** As {@link #covers}, by the full names alone. */
  public boolean coversText(HostName other) {
    return covers(text, other.text);
  }

  /** Whether both stand for the same host or hosts. */
  public boolean sameAs(HostName other) {
    return spellings.stream().anyMatch(other.spellings::contains);
  }

  private static boolean covers(String mine, String theirs) {
    return mine.equals(theirs)
        || (mine.startsWith(WILDCARD)
            && theirs.length() >= mine.length()
            && theirs.endsWith(mine.substring(1)));
  }

  @Override
  public String toString() {
    return text;
  }
}
