package dev.hotswap.testkit.apiserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the metadata of any object may say. */
interface MetadataContract extends Subject {
  private String refusal(UnaryOperator<ObjectMetaBuilder> change) {
    ConfigMap object = manifests().configMap("a", "1");
    object.setMetadata(change.apply(object.getMetadata().edit()).build());
    Refusal refusal = Refusal.of(() -> client().resource(object).create());
    assertThat(refusal.code()).isEqualTo(422);
    return refusal.message();
  }

  private static OwnerReferenceBuilder owner(String name) {
    return new OwnerReferenceBuilder()
        .withApiVersion("v1")
        .withKind("ConfigMap")
        .withName(name)
        .withUid(name)
        .withController(true);
  }

  @Test
  default void an_owner_is_named_with_its_uid() {
    assertThat(refusal(metadata -> metadata.withOwnerReferences(owner("o").withUid("").build())))
        .isEqualTo(
            "ConfigMap \"a\" is invalid: metadata.ownerReferences.uid: Invalid value: \"\": must"
                + " not be empty");
  }

  @Test
  default void one_owner_at_most_is_the_controller() {
    assertThat(
            refusal(
                metadata -> metadata.withOwnerReferences(owner("a").build(), owner("b").build())))
        .endsWith(
            "Only one reference can have Controller set to true. Found \"true\" in references for"
                + " ConfigMap/a and ConfigMap/b");
  }

  @Test
  default void a_finalizer_has_a_domain() {
    assertThat(refusal(metadata -> metadata.withFinalizers("cleanup")))
        .isEqualTo(
            "ConfigMap \"a\" is invalid: metadata.finalizers[0]: Invalid value: \"cleanup\": name"
                + " is neither a standard finalizer name nor is it fully qualified");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b  | c | name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')
          A_/b | c | prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
          a    | -c | a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')
          a    | ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc | must be no more than 63 characters
          """)
  default void labels_have_a_syntax(String key, String value, String why) {
    assertThat(refusal(metadata -> metadata.withLabels(Map.of(key, value))))
        .startsWith("ConfigMap \"a\" is invalid: metadata.labels: Invalid value: ")
        .endsWith(": " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A_b | a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
          -a  | a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
          """)
  default void names_have_a_syntax(String name, String why) {
    assertThat(refusal(metadata -> metadata.withName(name)))
        .isEqualTo(
            "ConfigMap \"%s\" is invalid: metadata.name: Invalid value: \"%s\": %s"
                .formatted(name, name, why));
  }

  @Test
  default void what_generates_a_name_is_remembered() {
    ConfigMap nameless = manifests().configMap("x", "1");
    nameless.getMetadata().setName(null);
    nameless.getMetadata().setGenerateName("settings-");

    ConfigMap first = client().resource(nameless).create();
    ConfigMap second = client().resource(nameless).create();

    assertThat(first.getMetadata().getGenerateName()).isEqualTo("settings-");
    assertThat(second.getMetadata().getName()).isNotEqualTo(first.getMetadata().getName());
  }
}
