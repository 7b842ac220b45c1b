/** Fakes for tests of services that embed Hookline; they need neither server nor network. */
@NullMarked
package dev.hookline.testing;

import org.jspecify.annotations.NullMarked;
