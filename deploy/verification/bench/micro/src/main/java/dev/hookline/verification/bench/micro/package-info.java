/** JMH benchmarks of the hot paths of client and worker. */
@NullMarked
package dev.hookline.verification.bench.micro;

import org.jspecify.annotations.NullMarked;
