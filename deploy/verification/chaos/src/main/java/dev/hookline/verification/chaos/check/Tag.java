package dev.hookline.verification.chaos.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag of a response, which says what it responds to.
 *
 * @param key the key in the body of the request that it responds to
 * @param from the webhook that was called
 * @param request the name of that request, or of an earlier one plus a mark for an unsolicited
 *     response
 */
record Tag(String key, String from, String request) {

  private static final Pattern BODY =
      Pattern.compile("\\{\"key\":\"([^\"]*)\",\"from\":\"([^\"]*)\",\"request\":\"([^\"]*)\".*");

  /** Returns the tag of a complete or truncated response; empty if it has none. */
  static Optional<Tag> of(String body) {
    Matcher tag = BODY.matcher(body);
    return tag.matches()
        ? Optional.of(new Tag(tag.group(1), tag.group(2), tag.group(3)))
        : Optional.empty();
  }
}
