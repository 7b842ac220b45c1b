/** What the workers of a task queue together know of endpoints: failing, disabled. */
@org.jspecify.annotations.NullMarked
package dev.hookline.internal.endpoint;
