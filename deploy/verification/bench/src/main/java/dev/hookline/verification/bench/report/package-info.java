/** The results of a run: tables, ratios and targets. */
@NullMarked
package dev.hookline.verification.bench.report;

import org.jspecify.annotations.NullMarked;
