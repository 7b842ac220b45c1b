/** What the runs came to: tables, ratios, and which targets are reached. */
@NullMarked
package dev.hookline.bench.report;

import org.jspecify.annotations.NullMarked;
