package dev.hookline.worker.internal.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.internal.SecretReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Secret files below one directory. They are read for every attempt, through links. */
record SecretFiles(@Nullable Path folder) {

  String text(SecretReference reference, int mostBytes) throws SecretMissingException {
    String value;
    try {
      ByteBuffer content = ByteBuffer.wrap(bytes(reference, mostBytes));
      value = UTF_8.newDecoder().decode(content).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(reference);
    }
    if (SecretText.isBlank(value)) {
      throw new SecretMissingException(
          "secret file of %s is empty; write the secret into it".formatted(reference));
    }
    return SecretText.withoutMark(value).strip();
  }

  byte[] bytes(SecretReference reference, int mostBytes) throws SecretMissingException {
    if (folder == null) {
      throw new SecretMissingException(
          "worker offers no secret files for %s; set HOOKLINE_SECRETS_DIR".formatted(reference));
    }
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(reference.name()).toRealPath();
      if (!file.startsWith(root)) {
        throw unreadable(reference);
      }
      if (Files.size(file) > mostBytes) {
        throw new SecretMissingException(
            "secret file of %s is larger than %d bytes".formatted(reference, mostBytes));
      }
      return Files.readAllBytes(file);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(reference);
    }
  }

  /** One message for all of these: starters of workflows must not learn which files exist. */
  private static SecretMissingException unreadable(SecretReference reference) {
    return new SecretMissingException(
        "worker has no readable secret file for %s in its secrets directory".formatted(reference));
  }
}
