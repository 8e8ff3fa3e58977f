package dev.hotswap.operator.app.metrics;

import dev.hotswap.operator.kube.decode.UnreadableParts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of each object that cannot be read as a whole what was put aside: once for each of its
 * versions, in the log and in the counter {@code hotswap_unreadable_objects_total}.
 */
public final class UnreadableObjects implements Consumer<HasMetadata> {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableObjects.class);
  private static final int REMEMBERED = 1_000;

  private final MeterRegistry registry;
  private final Set<String> told =
      Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));

  /** Counts in this registry. */
  public UnreadableObjects(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void accept(HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    String version =
        object.getKind()
            + " "
            + metadata.getNamespace()
            + "/"
            + metadata.getName()
            + " at "
            + metadata.getResourceVersion();
    if (told.add(version)) {
      registry
          .counter("hotswap.unreadable.objects", "kind", String.valueOf(object.getKind()))
          .increment();
      LOG.warn("{}: put aside: {}", version, String.join("; ", UnreadableParts.of(object)));
    }
  }

  /** The newest are remembered; an older one may be told again. */
  private static final class Remembered extends LinkedHashMap<String, Boolean> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
