/** {@code hookline replay}: of one execution or many, and control of batches. */
@org.jspecify.annotations.NullMarked
package dev.hookline.cli.replay;
