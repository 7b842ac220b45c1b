package dev.hookline.verification.command;

import dev.hookline.verification.process.Tier;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** On which server a command runs. */
public final class TierOption {

  @Option(
      names = "--tier",
      required = true,
      paramLabel = "dev|postgres",
      converter = Word.class,
      description = "The server: dev (SQLite) or postgres.")
  private Tier tier;

  /** Returns the tier. */
  public Tier tier() {
    return tier;
  }

  /** Reads a tier. */
  static final class Word implements ITypeConverter<Tier> {

    @Override
    public Tier convert(String word) {
      if (!word.equals("dev") && !word.equals("postgres")) {
        throw new TypeConversionException("must be dev or postgres, found '%s'".formatted(word));
      }
      return Tier.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
