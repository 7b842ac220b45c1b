package dev.hookline.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A constant that people and programs know by a stable text. */
public interface Coded {

  /** Returns the constant's name, as in its declaration. */
  String name();

  /** Returns the text, also in JSON: the name in lower case, with underscores. */
  @JsonValue
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
