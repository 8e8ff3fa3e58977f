package dev.hotswap.operator.traffic;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/**
 * A route as an object, or why it can be none.
 *
 * @param route whose
 * @param object what would be sent
 * @param unreadable why what the user adds does not fit its kind
 */
record Rendering(RouteSpec route, Optional<HasMetadata> object, Optional<String> unreadable) {}
