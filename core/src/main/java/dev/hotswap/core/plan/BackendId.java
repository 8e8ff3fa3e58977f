package dev.hotswap.core.plan;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something a route can send requests to. Never assume how many there are: a slot has one lane for
 * each program that its pods can run at the same time, and a Service that was there before the
 * release is a backend too.
 */
public sealed interface BackendId extends Comparable<BackendId> {
  /**
   * A lane of a slot: the port by which its pods answer for one program.
   *
   * @param in the slot, whose pods all its lanes share
   * @param number 1 for the first lane, or the only one, and 2 for the second
   */
  record Lane(Slot in, int number) implements BackendId {
    public Lane {
      if (number < 1 || number > 2) {
        throw new IllegalArgumentException("lane " + number + " is outside 1..2");
      }
    }

    @Override
    public String text() {
      return number == 1 ? in.suffix() : in.suffix() + number;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * A Service that served before the release existed, with pods in no slot.
   *
   * @param service its name: a DNS label
   */
  record Adopted(String service) implements BackendId {
    public Adopted {
      if (!service.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
        throw new IllegalArgumentException("service '" + service + "' must be a DNS label");
      }
    }

    @Override
    public String text() {
      return PREFIX + service;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** What the text of an adopted backend begins with. */
  String PREFIX = "service/";

  /** The form of {@link #text()}. */
  Pattern TEXT = Pattern.compile("([ab])(2?)|" + PREFIX + "(.{1,63})");

  /** As status and people name it: {@code a}, {@code a2}, {@code service/payment-old}. */
  String text();

  /** The slot whose pods stand behind it; empty where no slot's do. */
  default Optional<Slot> slot() {
    return switch (this) {
      case Lane lane -> Optional.of(lane.in());
      case Adopted adopted -> Optional.empty();
    };
  }

  /** True where pods of this slot stand behind it. */
  default boolean isIn(Slot slot) {
    return slot().filter(slot::equals).isPresent();
  }

  /** True where the same pods stand behind both. */
  default boolean sharesPodsWith(BackendId other) {
    return !equals(other) && slot().filter(other::isIn).isPresent();
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException where it names no backend
   */
  static BackendId of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "backend '" + text + "' must be a slot's lane, such as a or a2, or " + PREFIX + "NAME");
    }
    if (parts.group(1) == null) {
      return new Adopted(parts.group(3));
    }
    Slot slot = parts.group(1).equals("a") ? Slot.A : Slot.B;
    return slot.lane(parts.group(2).isEmpty() ? 1 : 2);
  }

  @Override
  default int compareTo(BackendId other) {
    return Comparator.comparing(BackendId::text).compare(this, other);
  }
}
