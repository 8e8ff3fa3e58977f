package dev.hotswap.api.release.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An executable that a supervisor in the pod fetches and runs. */
@Wire
public record Artifact(
    @JsonPropertyDescription("Where it is, such as oci://registry.example.com/shop/payment:2.1.0.")
        @Required
        @Size(min = 1, max = 2048)
        String url,
    @JsonPropertyDescription("What it must be: sha256: and 64 hexadecimal digits.")
        @Required
        @Size(min = 1, max = 128)
        String digest,
    @JsonPropertyDescription("The file that is started, such as payment.exe.")
        @Required
        @Size(min = 1, max = 255)
        String entrypoint,
    @JsonPropertyDescription("Arguments it is started with.") @Size(max = 64)
        List<@Size(max = 1024) String> args,
    @JsonPropertyDescription(
            "The environment variable that tells the process its port. PORT when left out.")
        @Size(max = 128)
        String portEnv,
    @JsonPropertyDescription("The two ports of every Service port.")
        @Required
        @Size(min = 1, max = 16)
        List<ArtifactPort> ports,
    @JsonPropertyDescription("How the supervisor finds out that a process can serve.")
        @Nullable HealthCheck healthCheck) {
  public Artifact {
    args = Absent.or(args);
    portEnv = Absent.or(portEnv, "PORT");
    ports = Absent.or(ports);
  }
}
