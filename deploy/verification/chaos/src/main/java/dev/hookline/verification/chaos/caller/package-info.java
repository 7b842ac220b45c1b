/** A service that invokes events and writes down what it is told. */
@NullMarked
package dev.hookline.verification.chaos.caller;

import org.jspecify.annotations.NullMarked;
