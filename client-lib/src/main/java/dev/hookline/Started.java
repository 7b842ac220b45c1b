package dev.hookline;

import io.temporal.api.common.v1.WorkflowExecution;

/** The run whose outcome a call waits for, pinned by its run id. */
record Started(Invocation invocation, WorkflowExecution run, boolean attached) {}
