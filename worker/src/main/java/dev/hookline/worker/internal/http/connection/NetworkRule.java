package dev.hookline.worker.internal.http.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A network and what is to know of it. The most specific rule decides on an address.
 *
 * @param text the network as it is written
 * @param kind completes "the network is …"; empty if its addresses are public
 */
record NetworkRule(String text, Cidr network, String kind) {

  static NetworkRule special(String text, String kind) {
    return new NetworkRule(text.strip(), Cidr.of(text), kind);
  }

  static NetworkRule publicNetwork(String text) {
    return special(text, "");
  }

  static List<NetworkRule> all(Collection<String> texts, String kind) {
    return texts.stream().map(text -> special(text, kind)).toList();
  }

  /** Returns the most specific rule for an address. */
  static Optional<NetworkRule> mostSpecific(List<NetworkRule> rules, byte[] address) {
    return rules.stream()
        .filter(rule -> rule.network().holds(address))
        .max(Comparator.comparingInt(NetworkRule::bits));
  }

  int bits() {
    return network.bits();
  }

  boolean isPublic() {
    return kind.isEmpty();
  }

  String reason() {
    return text + " is " + kind;
  }
}
