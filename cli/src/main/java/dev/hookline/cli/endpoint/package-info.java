/** {@code hookline endpoint}: endpoints that are failing or disabled. */
@org.jspecify.annotations.NullMarked
package dev.hookline.cli.endpoint;
