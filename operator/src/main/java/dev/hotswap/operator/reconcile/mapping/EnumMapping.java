package dev.hotswap.operator.reconcile.mapping;

/** Enums of both sides have the same names; a test of the custom resources keeps it so. */
final class EnumMapping {
  private EnumMapping() {}

  /** The constant of {@code type} with the same name. */
  static <E extends Enum<E>> E name(Class<E> type, Enum<?> constant) {
    return Enum.valueOf(type, constant.name());
  }
}
