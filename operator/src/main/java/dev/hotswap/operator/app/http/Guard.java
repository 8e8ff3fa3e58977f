package dev.hotswap.operator.app.http;

import java.util.Optional;

/** Decides who may see a page. */
@FunctionalInterface
public interface Guard {
  /** Lets everybody see it. */
  Guard OPEN = authorization -> Optional.empty();

  /**
   * The refusal; empty where the page may be shown.
   *
   * @param authorization the request's header {@code Authorization}
   */
  Optional<Page.Answer> refuse(Optional<String> authorization);
}
