/** Lists, disables and enables endpoints. */
@org.jspecify.annotations.NullMarked
package dev.hookline.operate.endpoint;
