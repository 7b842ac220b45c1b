/** The same event as a straightforward Temporal program with the defaults of the SDK. */
@NullMarked
package dev.hookline.verification.bench.plain;

import org.jspecify.annotations.NullMarked;
