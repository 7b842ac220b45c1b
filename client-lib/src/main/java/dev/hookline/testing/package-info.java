/** Fakes for the tests of services that embed Hookline; they need no server and no network. */
@NullMarked
package dev.hookline.testing;

import org.jspecify.annotations.NullMarked;
