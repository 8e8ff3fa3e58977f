package dev.hotswap.operator.app.access;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * Asks the API server who a token's bearer is (TokenReview) and whether that one may {@code get}
 * the path {@code /metrics} (SubjectAccessReview), as its own endpoints do.
 */
public final class ClusterReviewer implements Reviewer {
  private static final String PATH = "/metrics";

  private final KubernetesClient client;

  /** Asks with this client; its user needs {@code create} on both kinds of review. */
  public ClusterReviewer(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Review review(String token) {
    return bearer(token)
        .map(user -> allowed(user) ? Review.ALLOWED : Review.FORBIDDEN)
        .orElse(Review.UNKNOWN);
  }

  private Optional<UserInfo> bearer(String token) {
    var asked = new TokenReviewBuilder().withNewSpec().withToken(token).endSpec().build();
    return Optional.ofNullable(
            client.authentication().v1().tokenReviews().create(asked).getStatus())
        .filter(status -> Boolean.TRUE.equals(status.getAuthenticated()))
        .map(status -> status.getUser());
  }

  private boolean allowed(UserInfo user) {
    var asked =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user.getUsername())
            .withUid(user.getUid())
            .withGroups(user.getGroups())
            .withExtra(user.getExtra())
            .withNewNonResourceAttributes(PATH, "get")
            .endSpec()
            .build();
    return Optional.ofNullable(
            client.authorization().v1().subjectAccessReview().create(asked).getStatus())
        .filter(status -> Boolean.TRUE.equals(status.getAllowed()))
        .isPresent();
  }
}
