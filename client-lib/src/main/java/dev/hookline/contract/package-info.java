/**
 * The public contract with Temporal: workflow types, the plan, ids, failure codes. Any SDK in any
 * language can start an execution with it; see docs/contract.md.
 */
@NullMarked
package dev.hookline.contract;

import org.jspecify.annotations.NullMarked;
