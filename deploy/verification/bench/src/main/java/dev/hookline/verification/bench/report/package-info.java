/** What the runs came to: tables, ratios, and which targets are reached. */
@NullMarked
package dev.hookline.verification.bench.report;

import org.jspecify.annotations.NullMarked;
