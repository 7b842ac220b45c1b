/** The plan of an event, as it is on the wire, and the failure codes; see docs/contract.md. */
@NullMarked
package dev.hookline.contract;

import org.jspecify.annotations.NullMarked;
