package dev.hotswap.api.release.template;

import io.fabric8.crd.generator.annotation.PreserveUnknownFields;

/** Schema of an object that is passed on as it is. */
@PreserveUnknownFields
record Anything() {}
