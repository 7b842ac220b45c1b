package dev.hookline.verification.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number from 1. */
public class Count implements ITypeConverter<Integer> {

  private final int least;

  /** Makes what picocli reads with. */
  public Count() {
    this(1);
  }

  private Count(int least) {
    this.least = least;
  }

  /** Reads a whole number from 0. */
  public static final class OrNone extends Count {

    /** Makes what picocli reads with. */
    public OrNone() {
      super(0);
    }
  }

  @Override
  public Integer convert(String text) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
      throw new TypeConversionException(
          "must be a whole number from %d, found '%s'".formatted(least, text));
    }
    return Integer.valueOf(text);
  }
}
