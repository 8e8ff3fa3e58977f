package dev.hotswap.testkit.apiserver.resource;

import dev.hotswap.testkit.apiserver.schema.BuiltInSchemas;
import dev.hotswap.testkit.apiserver.schema.MergeSchema;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One kind that the server serves.
 *
 * @param group API group, empty for the core group
 * @param version the one served version
 * @param plural name in paths, for example {@code deployments}
 * @param kind for example {@code Deployment}
 * @param namespaced whether objects live in namespaces
 * @param traits what else the server does for this kind
 * @param scale paths of the scale subresource, if there is one
 * @param schema how values of this kind merge
 * @param aliases other names of the kind
 */
public record ResourceType(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    Set<Trait> traits,
    Optional<ScalePaths> scale,
    MergeSchema schema,
    Aliases aliases) {

  /** What differs between kinds. */
  public enum Trait {
    /**
     * Has a status subresource: status is not written with the object, nor the rest with status.
     */
    STATUS,
    /** Counts changes of the wanted state in {@code metadata.generation}. */
    GENERATION,
    /** A PUT must carry a resourceVersion. */
    LOCKED_UPDATES,
    /** A PUT creates what is not there. */
    CREATED_BY_UPDATE,
    /** Defined by a CRD. */
    CUSTOM,
    /** Its {@code data} is kept as it is written, the order of members included. */
    RAW_DATA
  }

  /** A kind that every cluster has, with the merge rules known for it. */
  public static ResourceType builtIn(
      String apiVersion, String plural, String kind, boolean namespaced, Trait... traits) {
    int slash = apiVersion.indexOf('/');
    return new ResourceType(
        slash < 0 ? "" : apiVersion.substring(0, slash),
        apiVersion.substring(slash + 1),
        plural,
        kind,
        namespaced,
        Set.of(traits),
        Optional.empty(),
        BuiltInSchemas.of(kind),
        Aliases.ofBuiltIn(kind));
  }

  /** The same kind with a scale subresource. */
  public ResourceType withScale(ScalePaths paths) {
    return new ResourceType(
        group, version, plural, kind, namespaced, traits, Optional.of(paths), schema, aliases);
  }

  /** Whether the server does this for the kind. */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The kind in small letters. */
  public String singular() {
    return kind.toLowerCase(Locale.ROOT);
  }

  /** {@code group/version}, or the version alone in the core group. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** {@code deployments.apps}, {@code pods}. */
  public String qualifiedPlural() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** {@code Deployment.apps}, {@code Pod}. */
  public String qualifiedKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  /** Whether this is the kind with that group and plural name. */
  public boolean is(String otherGroup, String otherPlural) {
    return group.equals(otherGroup) && plural.equals(otherPlural);
  }
}
