/** Endpoints that record every request, then respond as their URL says. */
@NullMarked
package dev.hookline.verification.chaos.receiver;

import org.jspecify.annotations.NullMarked;
