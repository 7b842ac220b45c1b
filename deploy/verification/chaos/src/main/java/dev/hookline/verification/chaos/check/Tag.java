package dev.hookline.verification.chaos.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the endpoints write into each response: whose it is.
 *
 * @param key the key in the body of the request that it answers
 * @param from the webhook that was called
 * @param request the name of that request, or that of one before it and that nobody asked for more
 */
record Tag(String key, String from, String request) {

  private static final Pattern BODY =
      Pattern.compile("\\{\"key\":\"([^\"]*)\",\"from\":\"([^\"]*)\",\"request\":\"([^\"]*)\".*");

  /** Returns the tag of a response or of its beginning; empty if it has none. */
  static Optional<Tag> of(String body) {
    Matcher tag = BODY.matcher(body);
    return tag.matches()
        ? Optional.of(new Tag(tag.group(1), tag.group(2), tag.group(3)))
        : Optional.empty();
  }
}
