/** The fields of all kinds as OpenAPI 3 documents, from which clients validate and explain. */
@NullMarked
package dev.hotswap.testkit.apiserver.openapi;

import org.jspecify.annotations.NullMarked;
