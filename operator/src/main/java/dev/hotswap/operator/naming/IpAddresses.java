package dev.hotswap.operator.naming;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds IP addresses in texts, each in the one spelling that they are compared by. */
public final class IpAddresses {
  private static final Pattern FOUR =
      Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:\\.[0-9]{1,3}){3}(?![0-9]|\\.[0-9])");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]++");
  private static final int LONGEST = 45;

  private IpAddresses() {}

  /** Every address in a text such as {@code https://[fd00::1]:80} or {@code 10.0.0.1:8080}. */
  public static Set<String> in(String text) {
    Stream<String> four = FOUR.matcher(text).results().map(MatchResult::group);
    Stream<String> six =
        SIX.matcher(text).results().map(MatchResult::group).filter(IpAddresses::mayBeSix);
    return Stream.concat(four, six)
        .flatMap(literal -> of(literal).stream())
        .collect(Collectors.toSet());
  }

  private static boolean mayBeSix(String text) {
    return text.length() <= LONGEST && text.indexOf(':') != text.lastIndexOf(':');
  }

  /** This address; empty where the text is none. */
  public static Optional<String> of(String literal) {
    if (!mayBeSix(literal) && !FOUR.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(literal).getHostAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
