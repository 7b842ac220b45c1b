package dev.hookline.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unreadable parts of a file. They break rules too, since the reader continues with the default
 * instead; only the cause is reported.
 */
final class UnreadableParts {

  private static final Pattern WEBHOOK = Pattern.compile("(.*)\\[([0-9]{1,6})\\](?:\\.([^.]*))?");

  private final Set<String> paths = new HashSet<>();

  /** Webhooks that could not be read at all. */
  private final Set<String> webhooks = new HashSet<>();

  UnreadableParts(List<ConfigProblem> unreadable, Positions positions) {
    unreadable.forEach(problem -> paths.add(problem.path()));
    webhooks.addAll(paths);
    // a duplicate key is a problem of the whole webhook too, but the rest of it was read
    webhooks.removeAll(positions.parents());
  }

  /** Returns whether a broken rule is a consequence of an unreadable part. */
  boolean explains(ConfigProblem rule) {
    String path = rule.path();
    if (isSigning(path)) {
      return isBelowUnread(path);
    }
    Matcher webhook = WEBHOOK.matcher(path);
    if (!webhook.matches()) {
      return path.contains("].headers.")
          ? paths.contains(path)
          : hasUnreadable(path, Integer.MAX_VALUE, ConfigKey.FINAL_RESPONSE);
    }
    String key = webhook.group(3);
    if (ConfigKey.USE_DATA_FROM.key.equals(key)
        && hasUnreadable(webhook.group(1), Integer.parseInt(webhook.group(2)), ConfigKey.NAME)) {
      return true;
    }
    return webhooks.contains(webhook.group(1) + "[" + webhook.group(2) + "]")
        || (paths.contains(path) && !ConfigKey.SUCCESS_STATUS.key.equals(key));
  }

  private static boolean isSigning(String path) {
    String signing = ConfigKey.SIGNING.key;
    return path.startsWith(signing + ".") || path.contains("." + signing + ".");
  }

  private boolean isBelowUnread(String path) {
    return paths.stream()
        .anyMatch(
            unreadable ->
                path.equals(unreadable)
                    || path.startsWith(unreadable + ".")
                    || path.startsWith(unreadable + "["));
  }

  /** Returns whether the type or the key's value of a webhook before that index is unreadable. */
  private boolean hasUnreadable(String event, int before, ConfigKey key) {
    for (String path : paths) {
      Matcher webhook = WEBHOOK.matcher(path);
      if (webhook.matches()
          && webhook.group(1).equals(event)
          && Integer.parseInt(webhook.group(2)) < before
          && ((webhook.group(3) == null && webhooks.contains(path))
              || key.key.equals(webhook.group(3))
              || ConfigKey.ASYNC.key.equals(webhook.group(3)))) {
        return true;
      }
    }
    return false;
  }
}
