/** What the server fills in and refuses before an object is stored. */
@NullMarked
package dev.hotswap.testkit.apiserver.admission;

import org.jspecify.annotations.NullMarked;
