/** A service that invokes events and records their outcomes. */
@NullMarked
package dev.hookline.verification.chaos.caller;

import org.jspecify.annotations.NullMarked;
