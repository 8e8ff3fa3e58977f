package dev.hotswap.operator.kube.decode;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.function.Consumer;

/**
 * How the client reads what the API server answers: every object of every answer, one by one, so
 * that one that does not fit ends neither a list nor a watch. Its bounds are the API server's own,
 * which lets nothing pass that is larger than a few megabytes.
 */
public final class LenientSerialization {
  private LenientSerialization() {}

  /**
   * For a client.
   *
   * @param unread told of each object of which something was put aside, as often as it is read
   */
  public static KubernetesSerialization telling(Consumer<HasMetadata> unread) {
    var mapper = new ObjectMapper(RawJson.unbounded());
    mapper.registerModule(
        new SimpleModule("lenient").setDeserializerModifier(new EachObject(unread)));
    var serialization = new KubernetesSerialization(mapper, true);
    serialization.registerKubernetesResource(GoRelease.class);
    serialization.registerKubernetesResource(HotSwapPolicy.class);
    return serialization;
  }

  private static final class EachObject extends BeanDeserializerModifier {
    private final transient Consumer<HasMetadata> unread;

    EachObject(Consumer<HasMetadata> unread) {
      this.unread = unread;
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription kind, JsonDeserializer<?> strict) {
      return strict instanceof BeanDeserializerBase
              && HasMetadata.class.isAssignableFrom(kind.getBeanClass())
          ? new LenientReader(strict, unread)
          : strict;
    }
  }
}
