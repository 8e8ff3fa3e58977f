/** Users, tokens and role-based access control. */
@NullMarked
package dev.hotswap.testkit.apiserver.access;

import org.jspecify.annotations.NullMarked;
