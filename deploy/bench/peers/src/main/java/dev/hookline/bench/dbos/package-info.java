/** The same event on DBOS. */
@NullMarked
package dev.hookline.bench.dbos;

import org.jspecify.annotations.NullMarked;
