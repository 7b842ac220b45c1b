package dev.hookline.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A constant with a stable code for people and programs. */
public interface Coded {

  /** Returns the constant's name, as in its declaration. */
  String name();

  /** Returns the code, which is also its JSON: the name in lower case, with underscores. */
  @JsonValue
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
