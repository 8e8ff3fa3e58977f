package dev.hotswap.api.release;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.hotswap.api.wire.Absent;
import dev.hotswap.api.wire.Wire;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which Windows nodes the pods run on. */
@Wire
public record NodePool(
    @JsonPropertyDescription(
            "The Windows build the image was made for, as nodes are labelled with it"
                + " (node.kubernetes.io/windows-build), such as 10.0.20348.")
        @Size(max = 32)
        @ValidationRule(
            value = "self.matches(r'^10\\.0\\.[0-9]{5}$')",
            message = "spec.nodePool.windowsBuild must be a build such as 10.0.20348",
            messageExpression =
                "'spec.nodePool.windowsBuild is \"%s\": write the build as nodes are labelled with"
                    + " it, such as \"10.0.20348\"'.format([self])")
        @Nullable String windowsBuild,
    @JsonPropertyDescription("Labels that the nodes must carry.")
        @Size(max = 16)
        @ValidationRule(
            value = "!('kubernetes.io/os' in self) || self['kubernetes.io/os'] == 'windows'",
            message = "spec.nodePool.selector: kubernetes.io/os can only be windows",
            messageExpression =
                "'spec.nodePool.selector asks for kubernetes.io/os: %s: Hotswap runs pods on Windows"
                    + " nodes; remove it or say windows'.format([self['kubernetes.io/os']])")
        Map<String, @Size(max = 63) String> selector) {
  /** Of a release that does not say: any Windows node. */
  public static final NodePool ANY = new NodePool(null, Map.of());

  public NodePool {
    selector = Absent.or(selector);
  }
}
