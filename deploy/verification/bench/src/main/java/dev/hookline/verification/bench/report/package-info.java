/** The results of the runs: tables, ratios, and whether targets are reached. */
@NullMarked
package dev.hookline.verification.bench.report;

import org.jspecify.annotations.NullMarked;
