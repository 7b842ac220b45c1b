/**
 * How events travel through Temporal: workflow types, ids, inputs, failure details, JSON. Any SDK
 * in any language can start an execution so; see docs/contract.md.
 */
@NullMarked
package dev.hookline.internal.wire;

import org.jspecify.annotations.NullMarked;
