/** Endpoints that answer as their address says and write down every request first. */
@NullMarked
package dev.hookline.verification.chaos.receiver;

import org.jspecify.annotations.NullMarked;
