package dev.hotswap.api.release.service;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Names;
import dev.hotswap.api.wire.Refusal;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The Service that callers inside the cluster use. */
@Wire
public record PublicService(
    @JsonPropertyDescription(
            "Name of the Service. It cannot be changed: callers inside the cluster know it.")
        @Required
        @Size(max = Names.LABEL_LENGTH)
        @ValidationRule(
            value = "self.matches(" + Names.SERVICE_PATTERN + ")",
            message = "spec.service.name must be a DNS-1035 label",
            messageExpression =
                "'spec.service.name is \"%s\": start with a lower-case letter, go on with lower-case"
                    + " letters, digits and \"-\", end with a letter or digit'.format([self])")
        @ValidationRule(
            value = "self == oldSelf",
            message = "spec.service.name cannot be changed",
            messageExpression =
                "'spec.service.name was \"%s\" and cannot become \"%s\": callers know the old name;"
                    + " keep it, or create a second release'.format([oldSelf, self])")
        String name,
    @JsonPropertyDescription(
            "Who writes the Service. Create: Hotswap creates it and owns it. Adopt: it exists and"
                + " Hotswap takes it over. None: somebody else looks after it.")
        @Default("Create")
        @ValidationRule(
            value = "self == 'Create'",
            message = "spec.service.ownership must be Create",
            messageExpression =
                "'spec.service.ownership: %s is"
                    + Refusal.NOT_YET
                    + "; use Create or leave it out'.format([self])")
        Ownership ownership,
    @JsonPropertyDescription("Ports of the Service; every backend has the same.")
        @Required
        @Size(min = 1, max = 16)
        @ValidationRule(
            value = "self.all(p, p.name != '')",
            message = "every port of spec.service.ports has a name",
            messageExpression =
                "'port %d has no name, and routes refer to ports by theirs: write {name: http, port:"
                    + " %d}'.format([self.filter(p, p.name == '')[0].port, self.filter(p, p.name =="
                    + " '')[0].port])")
        @ValidationRule(
            value =
                "self.all(p, self.exists_one(q, q.port == p.port && (has(q.protocol) ? q.protocol :"
                    + " 'TCP') == (has(p.protocol) ? p.protocol : 'TCP')))",
            message = "spec.service.ports: each port is used once for each protocol",
            messageExpression =
                "'spec.service.ports use the numbers %s: use each number once for TCP and once for"
                    + " UDP'.format([self.map(p, p.port)])")
        List<ServicePort> ports) {
  public PublicService {
    ownership = Absent.or(ownership, Ownership.CREATE);
    ports = Absent.or(ports);
  }
}
