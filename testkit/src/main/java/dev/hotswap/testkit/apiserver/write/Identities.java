package dev.hotswap.testkit.apiserver.write;

import java.util.Random;
import java.util.UUID;

/** Unique identifiers and generated names, the same in every run with the same seed. */
public final class Identities {
  /** The alphabet of Kubernetes' generated names: no vowels, no digits that look like letters. */
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  private final Random random;

  /** Identifiers drawn with a seed. */
  public Identities(long seed) {
    this.random = new Random(seed);
  }

  /** The next {@code metadata.uid}. */
  public synchronized String uid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** The five characters behind a {@code generateName}. */
  public synchronized String suffix() {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return suffix.toString();
  }
}
