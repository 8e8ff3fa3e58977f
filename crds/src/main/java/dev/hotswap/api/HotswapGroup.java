package dev.hotswap.api;

/** Names that every object of this group shares. */
public final class HotswapGroup {
  private HotswapGroup() {}

  /** The API group. */
  public static final String NAME = "hotswap.dev";

  /** The only version there is. */
  public static final String VERSION = "v1alpha1";
}
