/** What a run does, made of its seed: events, webhooks, answers, faults. */
@NullMarked
package dev.hookline.verification.chaos.plan;

import org.jspecify.annotations.NullMarked;
