/** The script that drops visibility indexes, checked against PostgreSQL's plans. */
@NullMarked
package dev.hookline.worker.visibility;

import org.jspecify.annotations.NullMarked;
