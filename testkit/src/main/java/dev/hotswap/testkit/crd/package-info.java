/**
 * What a Kubernetes API server does with an object of a CustomResourceDefinition: prune, default,
 * check the schema, run the CEL rules, and refuse in its words.
 */
@NullMarked
package dev.hotswap.testkit.crd;

import org.jspecify.annotations.NullMarked;
