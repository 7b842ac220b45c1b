package dev.hookline.config;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the TLS of a webhook, an event, the whole file or a token endpoint. */
final class TlsReader {

  static final String CA = "ca";
  static final String CERT = "cert";
  static final String KEY = "key";
  static final String PKCS12 = "pkcs12";
  static final String PASSWORD = "password";

  private final YamlValues values;
  private final YamlValues.Report report;
  private final KnownKeys known;

  TlsReader(YamlValues values, KnownKeys known, YamlValues.Report report) {
    this.values = values;
    this.known = known;
    this.report = report;
  }

  /** Returns the configuration of the node; null if it cannot be read. */
  @Nullable TlsConfig read(String path, Node node) {
    NamedTexts texts =
        new NamedTexts(values, known, report, path, node, CA, CERT, KEY, PKCS12, PASSWORD);
    return node instanceof MappingNode
        ? new TlsConfig(
            texts.text(CA, ""),
            texts.text(CERT, ""),
            texts.text(KEY, ""),
            texts.text(PKCS12, ""),
            texts.text(PASSWORD, ""))
        : null;
  }
}
