package dev.hookline.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the parts of a webhook that can also be set for its event and for the file. */
final class PartReader {

  private final Positions positions;
  private final SigningReader signing;
  private final AuthReader auth;
  private final TlsReader tls;
  private final ProxyReader proxy;
  private final RetryReader retry;
  private final EndpointReader endpoint;

  PartReader(YamlValues values, Positions positions, YamlValues.Report report) {
    this.positions = positions;
    KnownKeys known = new KnownKeys(values, positions, report);
    this.signing = new SigningReader(values, positions, known, report);
    this.tls = new TlsReader(values, known, report);
    this.auth = new AuthReader(values, positions, known, tls, report);
    this.proxy = new ProxyReader(values, known, report);
    this.retry = new RetryReader(values, positions, known, report);
    this.endpoint = new EndpointReader(values, known, report);
  }

  /** Returns the defaults, overridden by the parts in a mapping. */
  WebhookDefaults defaults(
      String prefix,
      Map<String, YamlValues.Entry> entries,
      List<String> keys,
      WebhookDefaults above) {
    WebhookDefaults defaults = above;
    for (ConfigKey key : ConfigKey.parts()) {
      YamlValues.Entry entry = YamlValues.findClosest(entries, key.key, keys);
      if (entry != null && !YamlValues.isNull(entry.value())) {
        String path = prefix + key.key;
        defaults = defaults.with(key, path, setter(key, path, entry.value(), false));
      }
    }
    return defaults;
  }

  /** Sets a part in a webhook. */
  void set(WebhookConfigBuilder builder, ConfigKey key, String path, Node node) {
    setter(key, path, node, true).accept(builder);
  }

  private Consumer<WebhookConfigBuilder> setter(
      ConfigKey key, String path, Node node, boolean isOwn) {
    positions.put(path, node.getStartMark());
    boolean isOff = isOff(node);
    return switch (key) {
      case SIGNING -> {
        @Nullable SigningConfig read = isOff ? null : signing.read(path, node);
        yield builder -> builder.signing(read);
      }
      case AUTH -> {
        @Nullable AuthConfig read = isOff ? null : auth.read(path, node);
        yield builder -> {
          if (isOwn) {
            builder.auth(read);
          } else {
            builder.authByDefault(read);
          }
        };
      }
      case TLS -> {
        @Nullable TlsConfig read = isOff ? null : tls.read(path, node);
        yield builder -> builder.tls(read);
      }
      case PROXY -> {
        @Nullable ProxyConfig read = isOff ? ProxyConfig.DIRECT : proxy.read(path, node);
        yield builder -> builder.proxy(read);
      }
      case RETRY -> {
        RetrySettings read = retry.read(path, node);
        yield isOwn
            ? builder -> builder.retries.set(read)
            : builder -> builder.retries.inherit(read);
      }
      case ENDPOINT -> {
        @Nullable EndpointConfig read = isOff ? null : endpoint.read(path, node);
        yield builder -> builder.endpoint(read);
      }
      default -> throw new IllegalArgumentException(key + " is no part");
    };
  }

  private static boolean isOff(Node node) {
    return node instanceof ScalarNode scalar
        && node.getTag().equals(Tag.BOOL)
        && List.of("false", "no", "off").contains(scalar.getValue().toLowerCase(Locale.ROOT));
  }
}
