package dev.hookline.spring.testing;

import dev.hookline.testing.MockWebhookManager;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Resets the mock after each test, since tests share their context. */
final class ResetMockWebhooks implements TestExecutionListener {

  @Override
  public void afterTestMethod(TestContext test) {
    if (test.hasApplicationContext()) {
      test.getApplicationContext()
          .getBeanProvider(MockWebhookManager.class)
          .forEach(MockWebhookManager::reset);
    }
  }
}
