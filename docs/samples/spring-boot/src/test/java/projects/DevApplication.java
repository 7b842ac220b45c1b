package projects;

import dev.hookline.spring.testing.EmbeddedTemporal;
import org.springframework.boot.SpringApplication;

/** The service with Temporal's embedded server, started by {@code mvn spring-boot:test-run}. */
class DevApplication {

  public static void main(String[] args) {
    SpringApplication.from(Application::main).with(EmbeddedTemporal.class).run(args);
  }
}
