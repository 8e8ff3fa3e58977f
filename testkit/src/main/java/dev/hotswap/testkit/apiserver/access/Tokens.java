package dev.hotswap.testkit.apiserver.access;

import dev.hotswap.testkit.apiserver.error.RequestErrors;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which bearer token is whose. */
public final class Tokens {
  private static final String SCHEME = "Bearer ";

  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final User anonymous;

  /**
   * No tokens yet.
   *
   * @param anonymous who somebody without a token is
   */
  public Tokens(User anonymous) {
    this.anonymous = anonymous;
  }

  /** A token for a user; the same user always gets the same one. */
  public String issue(User user) {
    String token = "token-of-" + user.name();
    users.put(token, user);
    return token;
  }

  /**
   * The user that a request is from; the anonymous one when it carries no token. Those who may do
   * everything may also act as somebody else.
   *
   * @param authorization the Authorization header
   * @param actingAs the Impersonate-User header
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 401 for an unknown token, 403 for
   *     somebody who may not act as others
   */
  public User authenticate(Optional<String> authorization, Optional<String> actingAs) {
    User user = authorization.map(this::owner).orElse(anonymous);
    if (actingAs.isEmpty()) {
      return user;
    }
    if (!user.groups().contains(User.MASTERS)) {
      throw RequestErrors.forbiddenImpersonation(user.name(), actingAs.get());
    }
    return User.named(actingAs.get());
  }

  private User owner(String header) {
    User user = header.startsWith(SCHEME) ? users.get(header.substring(SCHEME.length())) : null;
    if (user == null) {
      throw RequestErrors.unauthorized();
    }
    return user;
  }
}
