/**
 * Auto-configuration for Spring Boot: the manager, an embedded worker, health, observations and the
 * order of shutdown. A service uses its beans and the properties {@code hookline.*}.
 */
@NullMarked
package dev.hookline.spring;

import org.jspecify.annotations.NullMarked;
