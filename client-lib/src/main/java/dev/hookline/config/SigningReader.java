package dev.hookline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the signing configuration of a webhook, an event or the whole file. */
final class SigningReader {

  static final String KEYS = "keys";
  static final String HEADERS = "headers";
  static final String LEGACY = "legacy";
  static final String ID = "id";
  static final String TIMESTAMP = "timestamp";
  static final String SIGNATURE = "signature";
  static final String KEY = "key";
  static final String HEADER = "header";
  static final String ENCODING = "encoding";
  static final String CONTENT = "content";
  static final String PREFIX = "prefix";
  static final String TIMESTAMP_HEADER = "timestampHeader";

  private final YamlValues values;
  private final Positions positions;
  private final YamlValues.Report report;
  private final KnownKeys known;

  SigningReader(YamlValues values, Positions positions, KnownKeys known, YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.known = known;
    this.report = report;
  }

  /** Returns the signing configuration of the node; null if it cannot be read. */
  @Nullable SigningConfig read(String path, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      report.problem(
          path,
          "signing must be a mapping with keys, or false to send unsigned requests",
          node.getStartMark());
      return null;
    }
    Map<String, Node> found = known.in(path, mapping, List.of(KEYS, HEADERS, LEGACY));
    NamedTexts headers = names(path + "." + HEADERS, found.get(HEADERS), ID, TIMESTAMP, SIGNATURE);
    return new SigningConfig(
        keys(path + "." + KEYS, found.get(KEYS)),
        headers.text(ID, SigningConfig.DEFAULT_ID_HEADER),
        headers.text(TIMESTAMP, SigningConfig.DEFAULT_TIMESTAMP_HEADER),
        headers.text(SIGNATURE, SigningConfig.DEFAULT_SIGNATURE_HEADER),
        legacy(path + "." + LEGACY, found.get(LEGACY)));
  }

  /** A single key needs no list: inside brackets a reference has to be quoted. */
  private List<String> keys(String path, @Nullable Node node) {
    List<String> keys = new ArrayList<>();
    if (node instanceof ScalarNode && !YamlValues.isNull(node)) {
      keys.add(values.text(path, node));
    } else if (node != null) {
      for (Node one : values.list(path, node)) {
        String keyPath = path + "[" + keys.size() + "]";
        positions.put(keyPath, one.getStartMark());
        keys.add(values.text(keyPath, one));
      }
    }
    return keys;
  }

  private @Nullable LegacySignature legacy(String path, @Nullable Node node) {
    if (node == null || YamlValues.isNull(node)) {
      return null;
    }
    NamedTexts names = names(path, node, KEY, HEADER, ENCODING, CONTENT, PREFIX, TIMESTAMP_HEADER);
    return new LegacySignature(
        names.text(KEY, ""),
        names.text(HEADER, ""),
        names.text(ENCODING, LegacySignature.HEX),
        names.text(CONTENT, LegacySignature.BODY),
        names.text(PREFIX, ""),
        names.text(TIMESTAMP_HEADER, ""));
  }

  private NamedTexts names(String path, @Nullable Node node, String... names) {
    return new NamedTexts(values, known, report, path, node, names);
  }
}
