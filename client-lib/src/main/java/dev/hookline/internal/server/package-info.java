/** What the Temporal server says: its errors by status, and the registered search attributes. */
@NullMarked
package dev.hookline.internal.server;

import org.jspecify.annotations.NullMarked;
