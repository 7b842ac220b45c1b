package dev.hookline.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads how requests are authenticated, of a webhook, an event or the whole file. */
final class AuthReader {

  static final String BEARER = "bearer";
  static final String BASIC = "basic";
  static final String API_KEY = "apiKey";
  static final String OAUTH2 = "oauth2";
  static final List<String> SCHEMES = List.of(BEARER, BASIC, API_KEY, OAUTH2);

  static final String USERNAME = "username";
  static final String PASSWORD = "password";
  static final String HEADER = "header";
  static final String VALUE = "value";
  static final String TOKEN_URL = "tokenUrl";
  static final String CLIENT_ID = "clientId";
  static final String CLIENT_SECRET = "clientSecret";
  static final String SCOPES = "scopes";
  static final String AUDIENCE = "audience";
  static final String PARAMS = "params";
  static final String STYLE = "style";

  private final YamlValues values;
  private final Positions positions;
  private final YamlValues.Report report;
  private final KnownKeys known;
  private final TlsReader tls;

  AuthReader(
      YamlValues values,
      Positions positions,
      KnownKeys known,
      TlsReader tls,
      YamlValues.Report report) {
    this.values = values;
    this.positions = positions;
    this.known = known;
    this.tls = tls;
    this.report = report;
  }

  /** Returns the configuration of the node; null if it cannot be read. */
  @Nullable AuthConfig read(String path, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      report.problem(
          path,
          "auth must be a mapping with one of %s, or false where nothing is sent"
              .formatted(SCHEMES),
          node.getStartMark());
      return null;
    }
    Map<String, Node> found = known.in(path, mapping, SCHEMES);
    if (found.size() != 1) {
      report.problem(
          path,
          "auth must have exactly one of %s, found %s".formatted(SCHEMES, found.keySet()),
          node.getStartMark());
      return null;
    }
    Map.Entry<String, Node> scheme = found.entrySet().iterator().next();
    return of(path + "." + scheme.getKey(), scheme.getKey(), scheme.getValue());
  }

  private AuthConfig of(String path, String scheme, Node node) {
    return switch (scheme) {
      case BEARER -> new AuthConfig.Bearer(values.text(path, node));
      case BASIC -> {
        NamedTexts texts = texts(path, node, USERNAME, PASSWORD);
        yield new AuthConfig.Basic(texts.text(USERNAME, ""), texts.text(PASSWORD, ""));
      }
      case API_KEY -> {
        NamedTexts texts = texts(path, node, HEADER, VALUE);
        yield new AuthConfig.ApiKey(texts.text(HEADER, ""), texts.text(VALUE, ""));
      }
      default -> oauth2(path, node);
    };
  }

  private AuthConfig oauth2(String path, Node node) {
    NamedTexts texts =
        texts(
            path,
            node,
            TOKEN_URL,
            CLIENT_ID,
            CLIENT_SECRET,
            SCOPES,
            AUDIENCE,
            PARAMS,
            STYLE,
            ConfigKey.TLS.key);
    Map<String, String> params = params(path + "." + PARAMS, texts.node(PARAMS));
    if (texts.node(AUDIENCE) != null) {
      params.put(AUDIENCE, texts.text(AUDIENCE, ""));
    }
    Node own = texts.node(ConfigKey.TLS.key);
    return new OAuth2Config(
        texts.text(TOKEN_URL, ""),
        texts.text(CLIENT_ID, ""),
        texts.text(CLIENT_SECRET, ""),
        scopes(path + "." + SCOPES, texts.node(SCOPES)),
        params,
        texts.text(STYLE, OAuth2Config.BASIC),
        own == null ? null : tls.read(path + "." + ConfigKey.TLS.key, own));
  }

  /** A string contains scopes separated by spaces, as in the request. */
  private List<String> scopes(String path, @Nullable Node node) {
    List<String> scopes = new ArrayList<>();
    if (node instanceof ScalarNode) {
      scopes.addAll(List.of(values.text(path, node).strip().split(" +")));
    } else if (node != null) {
      for (Node one : values.list(path, node)) {
        scopes.add(values.text(path + "[" + scopes.size() + "]", one));
      }
    }
    return scopes;
  }

  private Map<String, String> params(String path, @Nullable Node node) {
    Map<String, String> params = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      values
          .entries(path, mapping)
          .values()
          .forEach(
              entry -> {
                String at = path + "." + entry.name();
                positions.put(at, entry.keyMark());
                params.put(entry.name(), values.text(at, entry.value()));
              });
    } else if (node != null) {
      report.problem(path, "params must map names to values", node.getStartMark());
    }
    return params;
  }

  private NamedTexts texts(String path, Node node, String... names) {
    return new NamedTexts(values, known, report, path, node, names);
  }
}
