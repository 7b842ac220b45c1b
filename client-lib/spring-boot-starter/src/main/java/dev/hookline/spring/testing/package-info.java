/** For a service's tests: the fake manager as a bean, and Temporal's embedded server. */
@NullMarked
package dev.hookline.spring.testing;

import org.jspecify.annotations.NullMarked;
