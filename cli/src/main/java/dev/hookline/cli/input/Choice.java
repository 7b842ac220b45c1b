package dev.hookline.cli.input;

import dev.hookline.config.internal.Nearest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The values of an option, written as in documents and results: lower case with underscores. Any
 * letter case is accepted; the error for another value lists them.
 */
public class Choice<T> implements ITypeConverter<T> {

  private final Map<String, T> values = new LinkedHashMap<>();

  /** Creates a choice among some values. */
  protected Choice(Stream<T> all, Function<T, String> text) {
    all.forEach(value -> values.put(text.apply(value), value));
  }

  /** Makes every enum option of all commands parse this way. */
  public static void register(CommandLine command) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      Class<?> type = option.auxiliaryTypes()[0];
      if (type.isEnum()) {
        register(command, type);
      }
    }
    command.getSubcommands().values().forEach(Choice::register);
  }

  private static <E> void register(CommandLine command, Class<E> type) {
    command.registerConverter(
        type,
        new Choice<>(
            Arrays.stream(type.getEnumConstants()),
            value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT)));
  }

  /** Returns the values as text. */
  public List<String> texts() {
    return List.copyOf(values.keySet());
  }

  @Override
  public T convert(String text) {
    T value = values.get(text.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new TypeConversionException(
          "must be one of %s, found '%s'%s"
              .formatted(String.join(", ", texts()), text, Nearest.hint(text, texts(), "")));
    }
    return value;
  }
}
