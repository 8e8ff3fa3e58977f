/** What an administrator sets: a YAML file read into validated records, every mistake named. */
@NullMarked
package dev.hotswap.operator.app.settings;

import org.jspecify.annotations.NullMarked;
