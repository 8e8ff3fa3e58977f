package dev.hotswap.core.release;

import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.plan.Target;
import java.util.Map;

/**
 * A target that lives in a slot.
 *
 * @param images container name → image by digest, so that a tag that moves cannot change it
 */
public record Serving(Target target, Slot slot, Map<String, String> images) {
  public Serving {
    images = Map.copyOf(images);
  }
}
