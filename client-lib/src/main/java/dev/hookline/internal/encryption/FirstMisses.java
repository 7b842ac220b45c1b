package dev.hookline.internal.encryption;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When this process first lacked each key; only for the newest keys, since anyone who can write to
 * the server chooses the ids. Thread-safe.
 */
final class FirstMisses {

  private static final int MAX_KEYS = 100;

  private final Map<String, Long> times =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_KEYS;
        }
      };

  /** Returns the time of the key's first miss, which is now if there was none before. */
  synchronized long of(String keyId, long now) {
    return times.computeIfAbsent(keyId, id -> now);
  }
}
