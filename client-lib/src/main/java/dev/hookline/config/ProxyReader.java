package dev.hookline.config;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the proxy of a webhook, an event or the whole file. */
final class ProxyReader {

  static final String URL = "url";
  static final String USERNAME = "username";
  static final String PASSWORD = "password";

  private final YamlValues values;
  private final YamlValues.Report report;
  private final KnownKeys known;

  ProxyReader(YamlValues values, KnownKeys known, YamlValues.Report report) {
    this.values = values;
    this.known = known;
    this.report = report;
  }

  /** Returns the proxy of the node; null if it cannot be read. A url alone needs no mapping. */
  @Nullable ProxyConfig read(String path, Node node) {
    if (node instanceof ScalarNode) {
      return ProxyConfig.of(values.text(path, node));
    }
    NamedTexts texts = new NamedTexts(values, known, report, path, node, URL, USERNAME, PASSWORD);
    return node instanceof MappingNode
        ? new ProxyConfig(texts.text(URL, ""), texts.text(USERNAME, ""), texts.text(PASSWORD, ""))
        : null;
  }
}
