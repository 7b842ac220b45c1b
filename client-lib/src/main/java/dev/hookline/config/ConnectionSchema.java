package dev.hookline.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of TLS and proxies. */
final class ConnectionSchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ConnectionSchema() {}

  static ObjectNode tls() {
    ObjectNode node = ConfigSchema.object("Who is trusted, and the client certificate.");
    ObjectNode properties = node.putObject("properties");
    ConfigSchema.text(
        properties, TlsReader.CA, "Certificates in PEM, trusted instead of the JVM's authorities.");
    ConfigSchema.text(properties, TlsReader.CERT, "The client certificate in PEM, with its chain.");
    ConfigSchema.text(properties, TlsReader.KEY, "Its private key in PEM, not encrypted.");
    ConfigSchema.text(
        properties, TlsReader.PKCS12, "A PKCS #12 file with both, instead of cert and key.");
    ConfigSchema.text(properties, TlsReader.PASSWORD, "The password of that file.");
    return node;
  }

  static ObjectNode proxy() {
    ObjectNode node = ConfigSchema.object("A proxy.");
    ObjectNode properties = node.putObject("properties");
    ConfigSchema.text(properties, ProxyReader.URL, "http://host:port or socks5://host:port.");
    ConfigSchema.text(properties, ProxyReader.USERNAME, "The user's name at the proxy.");
    ConfigSchema.text(properties, ProxyReader.PASSWORD, "The secret reference of the password.");
    node.putArray("required").add(ProxyReader.URL);
    ObjectNode either = MAPPER.createObjectNode();
    either.putArray("anyOf").add(node).add(MAPPER.createObjectNode().put("type", "string"));
    return either;
  }
}
