package dev.hotswap.api.generated;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The CustomResourceDefinition of a kind, as text. */
record CrdText(Class<? extends CustomResource<?, ?>> kind) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  /** YAML, with a first line that says where it comes from. */
  String yaml() throws IOException {
    ObjectNode crd = (ObjectNode) YAML.readTree(generated());
    ObjectNode version = (ObjectNode) crd.required("spec").required("versions").required(0);
    orderColumns(version);
    var schema =
        new SchemaNode((ObjectNode) version.required("schema").required("openAPIV3Schema"));
    schema.json().put("description", kind.getAnnotation(JsonClassDescription.class).value());
    schema.visit(SchemaFinish::distinctRules);
    schema.visit(SchemaFinish::wholeBounds);
    schema.visit(SchemaFinish::intOrString);
    schema.property("status").visit(SchemaFinish::lenient);
    schema.visit(SchemaFinish::emptyDefault);
    schema.visit(SchemaFinish::listTypes);
    return "# Generated from " + kind.getName() + " by CommittedCrdsTest.\n" + text(crd);
  }

  private byte[] generated() throws IOException {
    var out = new MemoryOutput();
    new CRDGenerator()
        .customResourceClasses(List.of(kind))
        .forCRDVersions("v1")
        .withOutput(out)
        .generate();
    return out.bytes.toByteArray();
  }

  private void orderColumns(ObjectNode version) {
    List<String> names =
        Stream.of(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    var columns = new ArrayList<ObjectNode>();
    version.withArray("additionalPrinterColumns").forEach(c -> columns.add((ObjectNode) c));
    columns.sort(Comparator.comparingInt(c -> names.indexOf(c.get("name").asText())));
    version.putArray("additionalPrinterColumns").addAll(columns);
  }

  private static String text(ObjectNode crd) throws JsonProcessingException {
    return YAML.writeValueAsString(crd);
  }

  private static final class MemoryOutput implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public ByteArrayOutputStream outputFor(String crdName) {
      return bytes;
    }

    @Override
    public void close() {}
  }
}
