package dev.hookline.spring.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * Gives a test of the whole service, or of its web layer, a {@link
 * dev.hookline.testing.MockWebhookManager} in place of the manager. No server is needed and no
 * worker runs. The mock knows the events of the service's own configuration, which is validated,
 * and is reset after each test.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureMockWebhooks
 * class ProjectsTest {
 *   @Autowired MockWebhookManager webhooks;
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
@TestExecutionListeners(
    listeners = ResetMockWebhooks.class,
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface AutoConfigureMockWebhooks {}
