/** The hot paths of client and worker, under JMH. */
@NullMarked
package dev.hookline.verification.bench.micro;

import org.jspecify.annotations.NullMarked;
