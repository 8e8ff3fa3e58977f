package dev.hotswap.operator.kube;

/**
 * Somebody else who wrote a field.
 *
 * @param manager the field manager's name, such as {@code kubectl-edit} or {@code
 *     argocd-controller}
 * @param at when, as the API server recorded it
 */
public record Editor(String manager, String at) {
  @Override
  public String toString() {
    return manager + " at " + at;
  }
}
