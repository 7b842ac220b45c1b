/** Endpoints that record every request, then respond as their URL says. */
@NullMarked
package dev.hookline.chaos.receiver;

import org.jspecify.annotations.NullMarked;
