package dev.hookline.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of authentication. */
final class AuthSchema {

  private AuthSchema() {}

  static ObjectNode definition() {
    ObjectNode node = ConfigSchema.object("How requests are authenticated.");
    ObjectNode schemes = node.putObject("properties");
    ConfigSchema.text(
        schemes, AuthReader.BEARER, "The secret reference of a token, sent as bearer token.");
    schemes.set(AuthReader.BASIC, basic());
    schemes.set(AuthReader.API_KEY, apiKey());
    schemes.set(AuthReader.OAUTH2, oauth2());
    AuthReader.SCHEMES.forEach(
        scheme -> node.withArray("oneOf").addObject().putArray("required").add(scheme));
    return node;
  }

  private static ObjectNode basic() {
    ObjectNode node = ConfigSchema.object("Basic authentication.");
    ObjectNode properties = node.putObject("properties");
    ConfigSchema.text(properties, AuthReader.USERNAME, "The user's name.");
    ConfigSchema.text(properties, AuthReader.PASSWORD, "The secret reference of the password.");
    node.putArray("required").add(AuthReader.USERNAME).add(AuthReader.PASSWORD);
    return node;
  }

  private static ObjectNode apiKey() {
    ObjectNode node = ConfigSchema.object("A key in a header of its own.");
    ObjectNode properties = node.putObject("properties");
    ConfigSchema.text(properties, AuthReader.HEADER, "The header, such as X-Api-Key.");
    ConfigSchema.text(
        properties, AuthReader.VALUE, "Its value with the secret reference of the key.");
    node.putArray("required").add(AuthReader.HEADER).add(AuthReader.VALUE);
    return node;
  }

  private static ObjectNode oauth2() {
    ObjectNode node = ConfigSchema.object("OAuth2 client credentials.");
    ObjectNode properties = node.putObject("properties");
    ConfigSchema.text(properties, AuthReader.TOKEN_URL, "Where access tokens are requested.");
    ConfigSchema.text(properties, AuthReader.CLIENT_ID, "The client's id.");
    ConfigSchema.text(
        properties, AuthReader.CLIENT_SECRET, "The secret reference of the client's secret.");
    ObjectNode scopes = properties.putObject(AuthReader.SCOPES);
    scopes.putArray("type").add("array").add("string");
    scopes.put("description", "The requested scopes.").putObject("items").put("type", "string");
    ConfigSchema.text(properties, AuthReader.AUDIENCE, "The parameter audience of the request.");
    ObjectNode params = properties.putObject(AuthReader.PARAMS);
    params.put("type", "object").put("description", "Further parameters of the request.");
    params.putObject("additionalProperties").put("type", "string");
    ObjectNode style =
        ConfigSchema.text(
            properties,
            AuthReader.STYLE,
            "How the client authenticates: by a header (basic) or in the body (post).");
    style.put("default", OAuth2Config.BASIC);
    OAuth2Config.STYLES.forEach(style.withArray("enum")::add);
    properties
        .putObject(ConfigKey.TLS.key)
        .put("description", "The TLS of the token endpoint.")
        .put("$ref", "#/$defs/" + ConfigKey.TLS.key);
    node.putArray("required")
        .add(AuthReader.TOKEN_URL)
        .add(AuthReader.CLIENT_ID)
        .add(AuthReader.CLIENT_SECRET);
    return node;
  }
}
