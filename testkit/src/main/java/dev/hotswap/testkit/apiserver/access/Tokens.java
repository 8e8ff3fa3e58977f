package dev.hotswap.testkit.apiserver.access;

import dev.hotswap.testkit.apiserver.error.ApiErrors;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which bearer token is whose. */
public final class Tokens {
  private static final String SCHEME = "Bearer ";

  private final Map<String, User> users = new ConcurrentHashMap<>();

  /** A token for a user; the same user always gets the same one. */
  public String issue(User user) {
    String token = "token-of-" + user.name();
    users.put(token, user);
    return token;
  }

  /**
   * The user behind an Authorization header; the anonymous one when there is none.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException 401 for an unknown token
   */
  public User authenticate(Optional<String> authorization) {
    if (authorization.isEmpty()) {
      return User.ANONYMOUS;
    }
    String header = authorization.get();
    User user = header.startsWith(SCHEME) ? users.get(header.substring(SCHEME.length())) : null;
    if (user == null) {
      throw ApiErrors.unauthorized();
    }
    return user;
  }
}
