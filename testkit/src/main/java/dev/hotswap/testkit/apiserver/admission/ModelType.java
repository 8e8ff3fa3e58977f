package dev.hotswap.testkit.apiserver.admission;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which members a JSON object has, according to the Java model of its kind. */
sealed interface ModelType {
  /** A type whose content is not declared. */
  record Open() implements ModelType {}

  /** A map from any name to values of one type. */
  record MapOf(JavaType value) implements ModelType {}

  /** A model class. */
  record Bean(JavaType type) implements ModelType {}

  /** The model of a kind, if there is one. */
  static Optional<ModelType> of(String apiVersion, String kind) {
    return Optional.ofNullable(Models.KINDS.getRegisteredKubernetesResource(apiVersion, kind))
        .map(Models.MAPPER::constructType)
        .map(Models::typeOf);
  }

  /** The type of a member; empty when there is no such member. */
  default Optional<ModelType> member(String name) {
    return switch (this) {
      case Open open -> Optional.of(open);
      case MapOf(JavaType value) -> Optional.of(Models.typeOf(value));
      case Bean(JavaType type) ->
          Optional.ofNullable(Models.membersOf(type).get(name)).map(Models::typeOf);
    };
  }

  /** What is known about the model classes. */
  final class Models {
    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<JavaType, Map<String, JavaType>> MEMBERS = new ConcurrentHashMap<>();

    private Models() {}

    private static ModelType typeOf(JavaType type) {
      if (type.isMapLikeType()) {
        return new MapOf(type.getContentType());
      }
      if (type.isContainerType()) {
        return typeOf(type.getContentType());
      }
      boolean model = KubernetesResource.class.isAssignableFrom(type.getRawClass());
      boolean declared = model && type.isConcrete() && readsByMembers(type);
      return declared && !membersOf(type).isEmpty() ? new Bean(type) : new Open();
    }

    /** Not so quantities, numbers that may be words, and schemas that may be lists. */
    private static boolean readsByMembers(JavaType type) {
      JsonDeserialize how = type.getRawClass().getAnnotation(JsonDeserialize.class);
      return how == null || how.using() == JsonDeserializer.None.class;
    }

    private static Map<String, JavaType> membersOf(JavaType bean) {
      return MEMBERS.computeIfAbsent(
          bean,
          type -> {
            Map<String, JavaType> members = new HashMap<>();
            for (BeanPropertyDefinition property :
                MAPPER.getDeserializationConfig().introspect(type).findProperties()) {
              members.put(property.getName(), property.getPrimaryType());
            }
            return members;
          });
    }
  }
}
