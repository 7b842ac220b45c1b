package dev.hookline.worker.tier;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that the embedded server cannot run: it is skipped there, with a message how to run it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealServer.Condition.class)
public @interface NeedsRealServer {

  /** Skips on the embedded tier. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (TemporalTier.kind() != TemporalTier.Kind.EMBEDDED) {
        return ConditionEvaluationResult.enabled("a real server runs");
      }
      String reason =
          "needs a real server: deploy/verification/server/build, then mvn verify -Dhookline.tier=dev"
              + " (or postgres)";
      System.out.println("SKIPPED " + context.getDisplayName() + ": " + reason);
      return ConditionEvaluationResult.disabled(reason);
    }
  }
}
