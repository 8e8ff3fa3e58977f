/**
 * Objects as people see them: the rows and columns that {@code kubectl get} asks the server for.
 */
@NullMarked
package dev.hotswap.testkit.apiserver.table;

import org.jspecify.annotations.NullMarked;
