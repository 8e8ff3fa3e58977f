package dev.hotswap.testkit.apiserver.schema;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which members a JSON object has, according to the Java model of its kind. */
public sealed interface ModelType {
  /** A type whose content is not declared. */
  record Open() implements ModelType {}

  /** A map from any name to values of one type. */
  record MapOf(JavaType value) implements ModelType {}

  /** A model class. */
  record Bean(JavaType type) implements ModelType {}

  /** One value of a JSON type. */
  record Leaf(Scalar scalar) implements ModelType {}

  /** The JSON types, as the server calls them. */
  enum Scalar {
    STRING("string", "string"),
    INT32("int32", "numeric (int or float)"),
    INT64("int64", "numeric (int or float)"),
    BOOL("bool", "boolean");

    private final String inGo;
    private final String inApply;

    Scalar(String inGo, String inApply) {
      this.inGo = inGo;
      this.inApply = inApply;
    }

    /** The name of the Go type. */
    public String inGo() {
      return inGo;
    }

    /** The name in what is said of an apply. */
    public String inApply() {
      return inApply;
    }

    /** Whether this is a value of the type; null is a value of every type. */
    public boolean fits(JsonNode value) {
      return value.isNull()
          || switch (this) {
            case STRING -> value.isTextual();
            case INT32, INT64 -> value.isNumber();
            case BOOL -> value.isBoolean();
          };
    }
  }

  /** The model of a kind, if there is one. */
  static Optional<ModelType> of(String apiVersion, String kind) {
    return Optional.ofNullable(Models.KINDS.getRegisteredKubernetesResource(apiVersion, kind))
        .map(Models.MAPPER::constructType)
        .map(Models::typeOf);
  }

  /** The members of a model class, by name; empty for every other type. */
  default Map<String, Member> members() {
    if (!(this instanceof Bean(JavaType type))) {
      return Map.of();
    }
    Map<String, Member> members = new TreeMap<>();
    Models.membersOf(type)
        .forEach((name, of) -> members.put(name, new Member(of.isCollectionLikeType(), of)));
    return members;
  }

  /**
   * A member of a model class.
   *
   * @param list whether it is a list
   */
  record Member(boolean list, JavaType java) {
    /** Its type, or that of its items. */
    public ModelType type() {
      return Models.typeOf(java);
    }
  }

  /** The type of a map's values. */
  default ModelType values() {
    return this instanceof MapOf(JavaType value) ? Models.typeOf(value) : new Open();
  }

  /** The type of a member; empty when there is no such member. */
  default Optional<ModelType> member(String name) {
    return switch (this) {
      case Open _, Leaf _ -> Optional.of(new Open());
      case MapOf(JavaType value) -> Optional.of(Models.typeOf(value));
      case Bean(JavaType type) ->
          Optional.ofNullable(Models.membersOf(type).get(name)).map(Models::typeOf);
    };
  }

  /** The name of the Go type of a model class; empty for every other type. */
  default String name() {
    return this instanceof Bean(JavaType type) ? type.getRawClass().getSimpleName() : "";
  }

  /** What is known about the model classes. */
  final class Models {
    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<JavaType, Map<String, JavaType>> MEMBERS = new ConcurrentHashMap<>();

    private static final Map<Class<?>, Scalar> SCALARS =
        Map.of(
            String.class, Scalar.STRING,
            Integer.class, Scalar.INT32,
            Long.class, Scalar.INT64,
            Boolean.class, Scalar.BOOL);

    private Models() {}

    private static ModelType typeOf(JavaType type) {
      Scalar scalar = SCALARS.get(type.getRawClass());
      if (scalar != null) {
        return new Leaf(scalar);
      }
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
