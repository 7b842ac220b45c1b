package dev.hookline.verification.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a positive whole number. */
public final class Count implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new TypeConversionException("must be a whole number from 1, found '" + text + "'");
    }
    return Integer.valueOf(text);
  }
}
