/** Webhook receivers that respond by script. */
@NullMarked
package dev.hookline.verification.receiver;

import org.jspecify.annotations.NullMarked;
