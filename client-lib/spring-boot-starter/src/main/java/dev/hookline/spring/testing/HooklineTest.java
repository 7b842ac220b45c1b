package dev.hookline.spring.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * A test of what calls webhooks, without the rest of the service: a context with the service's
 * properties, a {@link dev.hookline.testing.MockWebhookManager} and the classes under test. It
 * scans for no components and configures nothing else.
 *
 * <pre>{@code
 * @HooklineTest(Projects.class)
 * class ProjectsTest {
 *   @Autowired Projects projects;
 *   @Autowired MockWebhookManager webhooks;
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@AutoConfigureMockWebhooks
public @interface HooklineTest {

  /** Returns the classes under test, and those they need. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
  Class<?>[] value();

  /** Returns properties as {@code name=value}, which override those of the service. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
  String[] properties() default {};
}
