package dev.hookline.worker.internal.http.tls;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * TLS settings by what they are made of: files are read at every attempt, and parsed where they
 * have changed. Thread-safe.
 */
public final class ClientTlsCache {

  private static final int MAX = 100;

  private final Map<String, ClientTls> byDigest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ClientTls> eldest) {
          return size() > MAX;
        }
      };

  /**
   * Returns the settings.
   *
   * @throws UnusableTlsException if a part is unusable
   */
  public ClientTls of(TlsMaterial material) throws UnusableTlsException {
    String digest = material.digest();
    ClientTls known;
    synchronized (byDigest) {
      known = byDigest.get(digest);
    }
    if (known != null) {
      return known;
    }
    ClientTls made = ClientTls.of(material);
    synchronized (byDigest) {
      byDigest.put(digest, made);
    }
    return made;
  }
}
