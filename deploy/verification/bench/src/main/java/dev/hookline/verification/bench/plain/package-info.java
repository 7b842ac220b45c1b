/** The same event as a straightforward Temporal program with the SDK's defaults. */
@NullMarked
package dev.hookline.verification.bench.plain;

import org.jspecify.annotations.NullMarked;
