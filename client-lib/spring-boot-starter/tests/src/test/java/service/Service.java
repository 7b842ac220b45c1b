package service;

import dev.hookline.spring.testing.EmbeddedTemporal;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A service with a web server on Temporal's embedded server, configured by properties alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Projects.class)
class Service {

  static ConfigurableApplicationContext start(String... properties) {
    return new SpringApplicationBuilder(Service.class, EmbeddedTemporal.class)
        .properties(
            "spring.main.banner-mode=off",
            "server.port=0",
            "management.endpoint.health.show-details=always",
            "management.endpoints.web.exposure.include=health,metrics")
        .properties(properties)
        .run();
  }

  static String[] webhook(Endpoint endpoint, String... further) {
    String[] properties = new String[further.length + 4];
    properties[0] = "hookline.webhooks.enabled=true";
    properties[1] = "hookline.webhooks.config.OnProjectCreated[0].name=labels";
    properties[2] = "hookline.webhooks.config.OnProjectCreated[0].url=" + endpoint.url();
    properties[3] = "hookline.webhooks.config.OnProjectCreated[0].finalResponse=true";
    System.arraycopy(further, 0, properties, 4, further.length);
    return properties;
  }
}
