package dev.hookline.spring;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.Payload;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Payloads by the mapper of Spring Boot 4, if the service has one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JsonMapper.class)
class Jackson3Configuration {

  @Bean
  PayloadJson hooklinePayloadJson(ObjectProvider<JsonMapper> mappers) {
    JsonMapper mapper = mappers.getIfUnique();
    return mapper == null ? value -> value : value -> serialize(value, mapper);
  }

  private static Payload serialize(@Nullable Object value, JsonMapper mapper) {
    if (value instanceof Payload payload) {
      return payload;
    }
    try {
      return Payload.of(mapper.writeValueAsBytes(value));
    } catch (JacksonException e) {
      throw InvocationException.badInput(
          Reason.INVALID_PAYLOAD,
          "payload of type %s cannot be serialized as JSON: %s"
              .formatted(
                  value == null ? "null" : value.getClass().getName(), e.getOriginalMessage()),
          e);
    }
  }
}
