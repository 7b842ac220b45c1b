/** The same event on DBOS. */
@NullMarked
package dev.hookline.verification.bench.dbos;

import org.jspecify.annotations.NullMarked;
